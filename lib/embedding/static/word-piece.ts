import * as v from 'valibot';
import { ExpectedError } from '@/lib/domain/errors';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The only supported kind of `tokenizer.json`: BERT's normaliser and splitter, WordPiece, no template. */
const tokenizerSchema = v.object({
  added_tokens: v.array(
    v.object({
      id: count,
      content: v.pipe(v.string(), v.nonEmpty()),
      single_word: v.literal(false),
      lstrip: v.literal(false),
      rstrip: v.literal(false),
      normalized: v.literal(false),
    }),
  ),
  normalizer: v.object({
    type: v.literal('BertNormalizer'),
    clean_text: v.literal(true),
    handle_chinese_chars: v.literal(true),
    strip_accents: v.literal(true),
    lowercase: v.literal(true),
  }),
  pre_tokenizer: v.object({ type: v.literal('BertPreTokenizer') }),
  post_processor: v.nullish(v.null()),
  model: v.object({
    type: v.literal('WordPiece'),
    unk_token: v.string(),
    continuing_subword_prefix: v.literal('##'),
    max_input_chars_per_word: count,
    // Checked in the constructor: validating 40,000 entries here would take longer than the rest of the cold start.
    vocab: v.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null),
  }),
});

const TWO_LETTERS = /\p{L}\p{L}/u;
const SEPARATE = { letter: 0, space: 1, alone: 2 } as const;
const PLAIN = /^[\t\n\r -~]*$/;
const ALONE = /[\p{P}!-/:-@[-`{-~]/u;
/** CJK ideographs are separate words, as in `BertNormalizer`. */
const IDEOGRAPH =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/u;
const SPACE = /\p{White_Space}/u;
/**
 * Characters that `clean_text` drops: NUL, the replacement character, control, format, private and surrogate code
 * points.
 */
const DROPPED = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;

/**
 * A WordPiece tokenizer with BERT's rules. It gives the same tokens as the `tokenizers` library for every code
 * point up to Unicode 8, and is some ten times as fast as that library's JavaScript port. It refuses any other kind
 * of tokenizer.
 */
export class WordPiece {
  private readonly words = new Map<string, number>();
  /** Entries that continue a word, without their `##`. */
  private readonly pieces = new Map<string, number>();
  private readonly added = new Map<string, number>();
  private readonly addedPattern: RegExp | null;
  /** Id of the token for words that the vocabulary lacks. */
  readonly unknown: number;
  private readonly maxCharactersPerWord: number;
  /**
   * Ids of tokens with two letters or more: words and parts of words, unlike digits, punctuation and single
   * letters.
   */
  private readonly lettered = new Set<number>();
  private longest = 1;
  /** The class of each UTF-16 unit outside the surrogates, computed when first needed. */
  private readonly classes = new Int8Array(0x10000).fill(-1);

  /**
   * @param tokenizer The parsed `tokenizer.json`.
   * @param size Number of token ids that the model has; every id must be smaller.
   * @param maxTokens Maximum number of ids per text; longer texts are truncated.
   * @throws ExpectedError `model-damaged` if the tokenizer is of another kind, or its ids are out of range.
   */
  constructor(
    tokenizer: unknown,
    size: number,
    private readonly maxTokens: number,
  ) {
    const parsed = v.safeParse(tokenizerSchema, tokenizer);
    if (!parsed.success)
      throw new ExpectedError('model-damaged', `tokenizer.json: ${parsed.issues[0].message}`);
    const { model, added_tokens } = parsed.output;
    for (const token of Object.keys(model.vocab)) {
      const id = model.vocab[token];
      if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= size) {
        throw new ExpectedError('model-damaged', `tokenizer.json: id of ${JSON.stringify(token)}`);
      }
      if (token.startsWith('##') && token.length > 2) this.pieces.set(token.slice(2), id);
      this.words.set(token, id);
      if (TWO_LETTERS.test(token)) this.lettered.add(id);
      if (token.length > this.longest) this.longest = token.length;
    }
    const unknown = this.words.get(model.unk_token);
    if (unknown === undefined) throw new ExpectedError('model-damaged', 'tokenizer.json: no unknown token');
    this.unknown = unknown;
    this.maxCharactersPerWord = model.max_input_chars_per_word;
    for (const { id, content } of added_tokens) {
      if (id >= size) throw new ExpectedError('model-damaged', `tokenizer.json: id of ${content}`);
      this.added.set(content, id);
    }
    const contents = [...this.added.keys()].map((content) => content.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    this.addedPattern = contents.length > 0 ? new RegExp(`(${contents.join('|')})`) : null;
  }

  /** The ids of a text's tokens, at most `maxTokens`; empty for a text without any. */
  encode(text: string): number[] {
    const ids: number[] = [];
    const parts = this.addedPattern ? text.split(this.addedPattern) : [text];
    for (const part of parts) {
      const added = this.added.get(part);
      if (added === undefined) this.encodePlain(normalise(part), ids);
      else ids.push(added);
      if (ids.length >= this.maxTokens) break;
    }
    if (ids.length > this.maxTokens) ids.length = this.maxTokens;
    return ids;
  }

  /** Whether a token is a word of the vocabulary, or a part of one. */
  isWord(id: number): boolean {
    return id !== this.unknown && this.lettered.has(id);
  }

  private encodePlain(text: string, ids: number[]): void {
    let start = 0;
    let at = 0;
    while (at < text.length && ids.length < this.maxTokens) {
      const unit = text.charCodeAt(at);
      const width = (unit & 0xfc00) === 0xd800 ? 2 : 1;
      const kind = width === 1 ? this.classOf(unit) : separation(text.slice(at, at + 2));
      if (kind !== SEPARATE.letter) {
        if (at > start) this.encodeWord(text.slice(start, at), ids);
        if (kind === SEPARATE.alone) this.encodeWord(text.slice(at, at + width), ids);
        start = at + width;
      }
      at += width;
    }
    if (at > start) this.encodeWord(text.slice(start, at), ids);
  }

  /**
   * Encodes a word as the longest entry that begins it, then the longest that continues it, and so on; as unknown
   * if any part has no entry.
   */
  private encodeWord(word: string, ids: number[]): void {
    if (word.length > this.maxCharactersPerWord && [...word].length > this.maxCharactersPerWord) {
      ids.push(this.unknown);
      return;
    }
    const whole = this.words.get(word);
    if (whole !== undefined) {
      ids.push(whole);
      return;
    }
    const before = ids.length;
    let start = 0;
    while (start < word.length) {
      const entries = start === 0 ? this.words : this.pieces;
      let end = Math.min(word.length, start + this.longest);
      let id: number | undefined;
      for (; end > start; end--) {
        id = entries.get(word.slice(start, end));
        if (id !== undefined) break;
      }
      if (id === undefined) {
        ids.length = before;
        ids.push(this.unknown);
        return;
      }
      ids.push(id);
      start = end;
    }
  }

  private classOf(unit: number): number {
    const known = this.classes[unit] as number;
    if (known >= 0) return known;
    const kind = separation(String.fromCharCode(unit));
    this.classes[unit] = kind;
    return kind;
  }
}

function separation(character: string): number {
  if (SPACE.test(character)) return SEPARATE.space;
  return ALONE.test(character) || IDEOGRAPH.test(character) ? SEPARATE.alone : SEPARATE.letter;
}

/**
 * `BertNormalizer`: clean, decompose, drop accents, lower case. Putting spaces around ideographs is left to the
 * splitter.
 */
function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return (
    text
      .replace(DROPPED, '')
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      // `toLowerCase` turns the last sigma of a word into a final sigma; the reference lowers each letter
      // separately.
      .replaceAll('Σ', 'σ')
      .toLowerCase()
  );
}
