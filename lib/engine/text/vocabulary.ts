import { wordsIn } from './split-into-words';

/** Gives numbers to the words of the library, so that papers and topics store only numbers. */
export class Vocabulary {
  readonly words: string[] = [];
  readonly #numberOf = new Map<string, number>();

  /** The word's number; a new one if it has none yet. */
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
 * The words of one paper in ascending order. Each is `2 * number`, plus 1 if the word is in the title or the
 * keywords, which say what a paper is about more surely than the abstract does.
 */
export type PaperWords = Uint32Array;

/** The numbers of a paper's words. New words are added to the vocabulary. */
export function paperWords(paper: PaperTexts, vocabulary: Vocabulary): PaperWords {
  return codesOf(readPaper(paper), (word) => vocabulary.add(word));
}

/** A paper's words, and one spelling from its text for each word's number. */
export interface ReadWords {
  words: PaperWords;
  surfaces: Map<number, string>;
}

/**
 * As `paperWords`, for a paper that is only queried: words that the library lacks get temporary numbers after its
 * own.
 */
export function queryWords(paper: PaperTexts, vocabulary: Vocabulary): ReadWords {
  const read = readPaper(paper);
  const surfaces = new Map<number, string>();
  let next = vocabulary.words.length;
  const words = codesOf(read, (word, surface) => {
    const known = vocabulary.find(word);
    const number = known < 0 ? next++ : known;
    surfaces.set(number, surface);
    return number;
  });
  return { words, surfaces };
}

interface PaperTexts {
  title: string;
  abstract: string;
  keywords: string[];
}

/** Spellings by stem: those in the title and keywords, and those that only the abstract has. */
function readPaper({ title, abstract, keywords }: PaperTexts) {
  const heading = new Map<string, string>();
  for (const { stem, surface } of wordsIn([title, ...keywords].join('. ')))
    if (!heading.has(stem)) heading.set(stem, surface);
  const text = new Map<string, string>();
  for (const { stem, surface } of wordsIn(abstract))
    if (!heading.has(stem) && !text.has(stem)) text.set(stem, surface);
  return { heading, text };
}

function codesOf(
  { heading, text }: ReturnType<typeof readPaper>,
  numberOf: (word: string, surface: string) => number,
): PaperWords {
  const codes = new Uint32Array(heading.size + text.size);
  let at = 0;
  for (const [word, surface] of heading) codes[at++] = numberOf(word, surface) * 2 + 1;
  for (const [word, surface] of text) codes[at++] = numberOf(word, surface) * 2;
  return codes.sort();
}
