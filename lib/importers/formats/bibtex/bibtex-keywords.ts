import { splitOutsideBraces } from './bibtex-names';

/** The parser takes `keywords` as they are written and sorts them; under another name it reads them as text. */
export const KEYWORDS = 'papertree-keywords';

/** Fields whose value is a list of keywords. */
export const keywordFields: ReadonlySet<string> = new Set(['keywords', 'keyword', 'author_keywords']);

/** A private character that parts keywords, since one in braces may hold a comma. */
export const BETWEEN_KEYWORDS = '\ue002';

/** Of these fields an entry may have several, and all of them are kept. */
export const keywordLists: ReadonlySet<string> = new Set([KEYWORDS, 'mendeley-tags']);

/** Keywords stand between commas, semicolons or, where there are none of them, on lines of their own. */
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
