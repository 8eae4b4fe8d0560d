import { splitOutsideBraces } from './tidy-names';

/** The parser does not decode `keywords` and sorts them; under another name it reads them as text. */
export const KEYWORDS = 'papertree-keywords';

/** Fields whose value is a list of keywords. */
export const keywordFields: ReadonlySet<string> = new Set(['keywords', 'keyword', 'author_keywords']);

/** A private-use character that separates keywords, since a keyword in braces may contain a comma. */
export const BETWEEN_KEYWORDS = '\ue002';

/** Fields of which all occurrences in an entry are read, not only the first. */
export const keywordLists: ReadonlySet<string> = new Set([KEYWORDS, 'mendeley-tags']);

/**
 * Separates keywords by a private character. They are written between semicolons or commas, or else one per line. In a
 * list with more semicolons than commas, a comma is part of a keyword.
 */
export function partKeywords(text: string): string {
  const [, inside] = /^\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*$/.exec(text) ?? [];
  const list = inside ?? text;
  const [bySemicolons, byBoth] = [/;/y, /[,;]/y].map((marks) => splitOutsideBraces(list, marks)) as [
    string[],
    string[],
  ];
  const commas = byBoth.length - bySemicolons.length;
  const byMarks = bySemicolons.length - 1 > commas ? bySemicolons : byBoth;
  const words = byMarks.length > 1 ? byMarks : list.split('\n');
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(BETWEEN_KEYWORDS);
}
