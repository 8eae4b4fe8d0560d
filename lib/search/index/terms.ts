import { foldText, foldWithOffsets } from '@/lib/domain/text/fold-text';
import { canonicalSpelling, symbolName, withoutDigraphs } from './word-forms';
import { isCommon, isUnspaced, type LocatedWord, wordPattern, wordsOf } from './words';

/**
 * Terms: what an index keeps of a text, and what a query's words become. The words of a text in one spelling, and the
 * compounds that they make, so that `gpt4`, `gpt 4` and `GPT-4` meet, and `multi-agent` and `multiagent`.
 */

/** What stands between the parts of one compound: hyphens, slashes and apostrophes, and TeX's and formulas' signs. */
const joint = /^[-\u2010-\u2015\u2212/_^\\${}().'’·~]{1,8}$/;
/** The longest compound that is kept whole: `state-of-the-art` has four parts. */
const MOST_PARTS = 5;
const LONGEST_COMPOUND = 40;
/** TeX's commands for a typeface: they say nothing. */
const typeface = /\\(?:(?:math|text|operator)(?:rm|bf|it|cal|bb|sf|tt|frak|scr|name)?|emph|mbox)(?![a-z])/g;
/** Words of several words: `DistilBERT`, `DeepSeek`. */
const camelWord = /(?<![\p{L}\p{N}])[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*/gu;
/** Whether there is any, which is quicker to say. */
const camel = /[a-z][A-Z]|[^ -~]/;
const camelBoundary = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Shorter parts tell nothing: `LoRA` is no `ra`. */
const SHORTEST_PART = 3;
const digits = /^\d+$/;

/** How a text is taken apart. */
export interface TermOptions {
  /** Whether two words with a space between make a compound too; for short texts, where it costs little. */
  joinsSpaced: boolean;
}

/** The terms of a text, folded; some more than once. */
export function termsOf(text: string, options: TermOptions): string[] {
  const folded = withoutTypefaces(foldText(text));
  const terms: string[] = [];
  eachTerm(folded, options, (forms) => {
    for (const form of forms) terms.push(form);
  });
  for (const part of camelParts(text)) terms.push(...formsOf(part.word));
  return terms;
}

/** Whatever of a text may be a term, each in every form, with its place; in order of the places. */
export function locateTerms(text: string): LocatedWord[] {
  const folded = foldWithOffsets(text);
  const located: LocatedWord[] = [];
  const add = (forms: Iterable<string>, start: number, end: number) => {
    for (const word of forms) located.push({ word, start, end });
  };
  eachTerm(withoutTypefaces(folded.text), { joinsSpaced: true }, (forms, word, start, end) =>
    add(new Set([word, ...forms]), folded.starts[start] ?? 0, folded.ends[end - 1] ?? text.length),
  );
  for (const { word, start, end } of camelParts(text)) add(formsOf(word), start, end);
  return located.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The terms, each sought as a beginning, any of which stands for one word of a query. Its neighbours matter: `gpt 4`
 * may be written as one word.
 * @param words folded, as `wordsOf` gives them
 * @param nth index of the word among them
 */
export function termsFor(words: readonly string[], nth: number): string[] {
  const word = words[nth] ?? '';
  const terms = new Set(formsOf(word));
  if (word.startsWith(canonicalSpelling(word))) terms.delete(word);
  terms.add(canonicalSpelling(word));
  // A compound that the word begins is found by the word.
  for (let first = Math.max(0, nth - 2); first < nth; first++)
    for (let last = nth; last < Math.min(words.length, first + 3); last++) {
      const parts = words.slice(first, last + 1);
      if (!parts.some(isUnspaced)) terms.add(canonicalSpelling(compound(parts)));
    }
  if (symbolName(word) !== word) terms.add(symbolName(word));
  return [...terms];
}

/** Receives a term, and its position in the folded text. */
type Emit = (forms: readonly string[], word: string, start: number, end: number) => void;

function eachTerm(folded: string, { joinsSpaced }: TermOptions, emit: Emit): void {
  const hasUnspaced = isUnspaced(folded);
  const pattern = wordPattern(folded);
  pattern.lastIndex = 0;
  /** The words of the compound that is being read, and where it begins, and its last word begins and ends. */
  let chain: string[] = [];
  let [chainStart, lastStart, lastEnd] = [0, 0, -1];
  const emitCompound = (parts: readonly string[], start: number, end: number) => {
    const word = compound(parts);
    if (word.length <= LONGEST_COMPOUND) emit([canonicalSpelling(word)], word, start, end);
  };
  for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
    const word = match[0];
    const { index } = match;
    const end = index + word.length;
    emit(formsOf(word), word, index, end);
    const last = chain.at(-1) ?? '';
    const isBeside = lastEnd >= 0 && !(hasUnspaced && (isUnspaced(word) || isUnspaced(last)));
    if (isBeside && folded[lastEnd] !== ' ' && joint.test(folded.slice(lastEnd, index))) {
      chain.push(word);
      // `of-the` is no compound, `in-context` is.
      if (chain.length === 2 || !isCommon(last)) emitCompound([last, word], lastStart, end);
      if (chain.length > 2 && chain.length <= MOST_PARTS) emitCompound(chain, chainStart, end);
    } else {
      const isOneSpace = isBeside && index === lastEnd + 1 && folded[lastEnd] === ' ';
      if (
        isOneSpace &&
        (joinsSpaced || isSymbol(word) || isSymbol(last)) &&
        !isCommon(last) &&
        !isCommon(word)
      )
        emitCompound([last, word], lastStart, end);
      chain = [word];
      chainStart = index;
    }
    lastStart = index;
    lastEnd = end;
  }
}

/** A letter or a short number: `GPT 4`, `k NN`. */
function isSymbol(word: string): boolean {
  return word.length === 1 || (word.length <= 3 && digits.test(word));
}

/** Symbols by name, so that `β-VAE` is one with `betavae`. */
function compound(parts: readonly string[]): string {
  return parts.map(symbolName).join('');
}

/** Forms found so far: a library's papers share most of their words, and the rules are many. */
const knownForms = new Map<string, readonly string[]>();
const MOST_KNOWN = 100_000;

/** The spelling of a word, and the word itself unless the spelling is a beginning of it and finds it anyway. */
function formsOf(word: string): readonly string[] {
  const known = knownForms.get(word);
  if (known) return known;
  const canonical = canonicalSpelling(word);
  const plain = withoutDigraphs(word);
  const forms = new Set([canonical]);
  if (!word.startsWith(canonical)) forms.add(word);
  if (plain !== word) forms.add(plain);
  if (knownForms.size >= MOST_KNOWN) knownForms.clear();
  const found = [...forms];
  knownForms.set(word, found);
  return found;
}

function withoutTypefaces(folded: string): string {
  return folded.includes('\\') ? folded.replace(typeface, (command) => '{'.repeat(command.length)) : folded;
}

function camelParts(text: string): LocatedWord[] {
  const parts: LocatedWord[] = [];
  if (!camel.test(text)) return parts;
  for (const { 0: word, index } of text.matchAll(camelWord)) {
    let start = index;
    for (const part of word.split(camelBoundary)) {
      const [folded] = part.length >= SHORTEST_PART ? wordsOf(part) : [];
      if (folded) parts.push({ word: folded, start, end: start + part.length });
      start += part.length;
    }
  }
  return parts;
}
