import type { TermDictionary } from './term-dictionary';

/**
 * A word to search for. It matches terms that begin with it and, if it is `fuzzy`, terms that differ from it by one
 * letter.
 */
export interface SearchTerm {
  text: string;
  fuzzy: boolean;
}

/** Weights of a term that begins with the word, and of one that differs by a letter; as in MiniSearch. */
const PREFIX_WEIGHT = 0.375;
const FUZZY_WEIGHT = 0.45;
/** How much each further letter reduces the weight. */
const BEYOND = 0.3;

/** Weight of a term that begins with the word: 1 for the word itself. */
export function prefixWeight(term: string, word: string): number {
  const beyond = term.length - word.length;
  return beyond === 0 ? 1 : (PREFIX_WEIGHT * term.length) / (term.length + BEYOND * beyond);
}

export function fuzzyWeight(term: string): number {
  return (FUZZY_WEIGHT * term.length) / (term.length + 1);
}

/**
 * Calls `visit` for each term of the dictionary that differs from the word by one letter: replaced, added or left
 * out.
 */
export function visitSimilarTerms(
  terms: TermDictionary,
  word: string,
  visit: (term: string, number: number) => void,
): void {
  const initial = word.slice(0, 1);
  terms.eachFrom(initial, (term, number) => {
    if (differsByOne(term, word)) visit(term, number);
  });
  // Terms with another first letter: there are few candidates, and these are looked up.
  const rest = word.slice(1);
  const others = terms.initials().filter((letter) => letter !== initial);
  for (const term of [rest, ...others.flatMap((letter) => [letter + rest, letter + word])]) {
    const number = term.startsWith(initial) ? -1 : terms.find(term);
    if (number >= 0) visit(term, number);
  }
}

/** Whether replacing, adding or leaving out one letter turns one text into the other. */
export function differsByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const more = long.length - short.length;
  if (more > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  // The rest after the differing letter must be the same. Equal texts have no differing letter.
  if (more === 1) return short.slice(same) === long.slice(same + 1);
  return same < short.length && short.slice(same + 1) === long.slice(same + 1);
}
