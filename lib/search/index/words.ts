import { foldText, foldWithOffsets } from '@/lib/domain/text/fold-text';

/** Chinese and Japanese write no spaces: there every character is a word, and a phrase is what is looked for. */
const unspaced = /[\u3040-\u30ff\p{Script=Han}]/u;
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const wordOrCharacter =
  /[\u3040-\u30ff\p{Script=Han}]\p{M}*|(?:(?![\u3040-\u30ff\p{Script=Han}])[\p{L}\p{N}])(?:(?![\u3040-\u30ff\p{Script=Han}])[\p{L}\p{N}\p{M}])*/gu;

function patternFor(folded: string): RegExp {
  return unspaced.test(folded) ? wordOrCharacter : word;
}

/** The words of a text, folded, in order: runs of letters and digits with their marks. */
export function wordsOf(text: string): string[] {
  const folded = foldText(text);
  return folded.match(patternFor(folded)) ?? [];
}

/** A folded word, and where it stands in the original text: its first UTF-16 unit, and the one after its last. */
export interface LocatedWord {
  word: string;
  start: number;
  end: number;
}

/** The words of a text as `wordsOf` has them, with their places. */
export function locateWords(text: string): LocatedWord[] {
  const folded = foldWithOffsets(text);
  return [...folded.text.matchAll(patternFor(folded.text))].map(({ 0: found, index }) => ({
    word: found,
    start: folded.starts[index] ?? 0,
    end: folded.ends[index + found.length - 1] ?? text.length,
  }));
}

/** Words that nearly every abstract has: they tell nothing apart, and would be half of an index. */
const common = new Set(
  'a an and are as at be by for from in is it its of on or our that the this to we with'.split(' '),
);

export function isCommon(word: string): boolean {
  return common.has(word);
}
