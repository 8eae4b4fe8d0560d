import { wordsOf } from './words';

/** Numbers the words that the library has seen, so that papers and topics hold numbers only. */
export class Vocabulary {
  readonly words: string[] = [];
  readonly #numberOf = new Map<string, number>();

  /** The word's number, a new one where it has none yet. */
  add(word: string): number {
    const known = this.#numberOf.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.words.push(word);
    this.#numberOf.set(word, number);
    return number;
  }

  /** The word's number, or -1. */
  find(word: string): number {
    return this.#numberOf.get(word) ?? -1;
  }
}

/**
 * The words of one paper: ascending, each `2 * number`, plus 1 where the word stands in the title or the
 * keywords, which say what a paper is about more surely than the abstract does.
 */
export type PaperWords = Uint32Array;

/** Numbers a paper's words. */
export function paperWords(
  paper: { title: string; abstract: string; keywords: string[] },
  vocabulary: Vocabulary,
): PaperWords {
  const heading = new Set(wordsOf([paper.title, ...paper.keywords].join('. ')));
  const text = new Set(wordsOf(paper.abstract));
  for (const word of heading) text.delete(word);
  const codes = new Uint32Array(heading.size + text.size);
  let at = 0;
  for (const word of heading) codes[at++] = vocabulary.add(word) * 2 + 1;
  for (const word of text) codes[at++] = vocabulary.add(word) * 2;
  return codes.sort();
}
