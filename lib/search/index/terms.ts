import { foldText, foldWithOffsets } from '@/lib/domain/text/fold-text';
import { canonicalSpelling, symbolName, withoutDigraphs } from './word-forms';
import { isCommon, isUnspaced, type LocatedWord, wordPattern, wordsOf } from './words-and-stop-words';

/**
 * Terms are what an index stores of a text, and what the words of a query are turned into: the words of a text in
 * one spelling, and the compounds of neighbouring words, so that `gpt4`, `gpt 4` and `GPT-4` match each other, as
 * do `multi-agent` and `multiagent`.
 */

/** Characters between the parts of a compound: hyphens, slashes, apostrophes, and the signs of TeX and formulas. */
const joint = /^[-\u2010-\u2015\u2212/_^\\${}().'’·~]{1,8}$/;
/** Maximum number of parts in a compound: `state-of-the-art` has four. */
const MOST_PARTS = 5;
const LONGEST_COMPOUND = 40;
/** TeX's commands for typefaces, which are ignored. */
const typeface = /\\(?:(?:math|text|operator)(?:rm|bf|it|cal|bb|sf|tt|frak|scr|name)?|emph|mbox)(?![a-z])/g;
/** Words made of several words: `DistilBERT`, `DeepSeek`. */
const camelWord = /(?<![\p{L}\p{N}])[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*/gu;
/** A faster test whether a text may contain such a word. */
const camel = /[a-z][A-Z]|[^ -~]/;
const camelBoundary = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Shorter parts are not terms: `LoRA` does not match `ra`. */
const SHORTEST_PART = 3;
const digits = /^\d+$/;

/** How a text is split into terms. */
export interface TermOptions {
  /**
   * Whether two words with a space between them make a compound too. Meant for short texts, where it costs little.
   */
  joinsSpaced: boolean;
}

/** The terms of a text, folded; terms can repeat. */
export function termsOf(text: string, options: TermOptions): string[] {
  const folded = withoutTypefaces(foldText(text));
  const terms: string[] = [];
  eachTerm(folded, options, (forms) => {
    for (const form of forms) terms.push(form);
  });
  for (const part of camelParts(text)) terms.push(...formsOf(part.word));
  return terms;
}

/** All possible terms of a text, each in every form, with their positions; in the order of the positions. */
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
 * The terms for one word of a query, each matched as a prefix; any of them matches the word. The neighbouring words
 * matter, because `gpt 4` may be written as one word.
 * @param words Folded words, as `wordsOf` returns them.
 * @param nth Index of the word among them.
 */
export function termsFor(words: readonly string[], nth: number): string[] {
  const word = words[nth] ?? '';
  const terms = new Set(formsOf(word));
  if (word.startsWith(canonicalSpelling(word))) terms.delete(word);
  terms.add(canonicalSpelling(word));
  // A compound that begins with the word is found by the word itself, so only compounds that begin earlier are
  // added.
  for (let first = Math.max(0, nth - 2); first < nth; first++)
    for (let last = nth; last < Math.min(words.length, first + 3); last++) {
      const parts = words.slice(first, last + 1);
      if (!parts.some(isUnspaced)) terms.add(canonicalSpelling(compound(parts)));
    }
  if (symbolName(word) !== word) terms.add(symbolName(word));
  return [...terms];
}

/** Receives the forms of a term, the term, and its position in the folded text. */
type Emit = (forms: readonly string[], word: string, start: number, end: number) => void;

function eachTerm(folded: string, { joinsSpaced }: TermOptions, emit: Emit): void {
  const hasUnspaced = isUnspaced(folded);
  const pattern = wordPattern(folded);
  pattern.lastIndex = 0;
  /** The words of the current compound, the start of the compound, and the start and end of its last word. */
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
      // `of-the` is not a compound; `in-context` is.
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

/** Whether the word is a letter or a short number: `GPT 4`, `k NN`. */
function isSymbol(word: string): boolean {
  return word.length === 1 || (word.length <= 3 && digits.test(word));
}

/** Joins the parts, with symbols replaced by their names, so that `β-VAE` becomes `betavae`. */
function compound(parts: readonly string[]): string {
  return parts.map(symbolName).join('');
}

/** Cache of forms: a library's papers share most of their words, and there are many rules. */
const knownForms = new Map<string, readonly string[]>();
const MOST_KNOWN = 100_000;

/**
 * The canonical spelling of a word, and the word itself unless that spelling is a prefix of it and therefore finds
 * it too.
 */
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
