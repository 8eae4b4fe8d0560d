import { splitOutsideBraces } from './tidy-names';

/** The parser does not decode `keywords` and sorts them; under another name it reads them as text. */
export const KEYWORDS = 'papertree-keywords';

/** Fields whose value is a list of keywords. */
export const keywordFields: ReadonlySet<string> = new Set(['keywords', 'keyword', 'author_keywords']);

/** A private-use character that separates keywords, since a keyword in braces may contain a comma. */
export const BETWEEN_KEYWORDS = '\ue002';

/** Fields of which all occurrences in an entry are read, not only the first. */
export const keywordLists: ReadonlySet<string> = new Set([KEYWORDS, 'mendeley-tags']);

/** Separates keywords by a private character. They are written between commas or semicolons, or else one per line. */
export function partKeywords(text: string): string {
  const [, inside] = /^\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*$/.exec(text) ?? [];
  const list = inside ?? text;
  const byMarks = splitOutsideBraces(list, /[,;]/y);
  const words = byMarks.length > 1 ? byMarks : list.split('\n');
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(BETWEEN_KEYWORDS);
}
