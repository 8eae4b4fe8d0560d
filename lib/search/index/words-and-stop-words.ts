import { foldText } from '@/lib/domain/text/fold-text';

/**
 * Chinese and Japanese have no spaces between words: every character counts as a word, and words are found as
 * phrases.
 */
const unspaced = /[\u3040-\u30ff\p{Script=Han}]/u;
const spacedWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const wordOrCharacter =
  /[\u3040-\u30ff\p{Script=Han}]\p{M}*|(?:(?![\u3040-\u30ff\p{Script=Han}])[\p{L}\p{N}])(?:(?![\u3040-\u30ff\p{Script=Han}])[\p{L}\p{N}\p{M}])*/gu;

/** A pattern that matches the words of a folded text. */
export function wordPattern(folded: string): RegExp {
  return unspaced.test(folded) ? wordOrCharacter : spacedWord;
}

/** Whether a text contains characters of a script without spaces. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

/** The words of a text, folded, in order: runs of letters and digits with their marks. */
export function wordsOf(text: string): string[] {
  const folded = foldText(text);
  return folded.match(wordPattern(folded)) ?? [];
}

/** A folded word, and its position in the original text: its first UTF-16 unit, and the one after its last. */
export interface LocatedWord {
  word: string;
  start: number;
  end: number;
}

/** Words that nearly every abstract contains: they distinguish nothing, and would be half of an index. */
const common = new Set(
  'a an and are as at be by for from in is it its of on or our s that the this to we with'.split(' '),
);

export function isCommon(word: string): boolean {
  return common.has(word);
}

/** Words that form a question and say nothing about its subject. */
const asking = new Set(
  `about all any anything can could did do does else ever find get give good has have help helps how i if kind me more
  most much my need not one paper papers people please should some something stuff such tell than their there these
  they thing things think those us used using want was way ways were what when where which who whose why will work
  works would you your`.split(/\s+/),
);

/** Whether a word belongs to the form of a question rather than to its subject. */
export function isQuestionWord(word: string): boolean {
  return asking.has(word);
}
