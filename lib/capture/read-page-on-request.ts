import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { originalAddress } from './original-address';
import { servedLanguage } from './page/served-language';
import { isTranslated } from './page/translation';
import { type PapersOfPage, parsePage } from './parse-page';
import { lazyEntry, type Parser } from './parser';
import { parsers } from './parser-list';
import { plausiblePaper } from './plausible-paper';

/**
 * Reads the papers of a page for the library, with the first parser that matches its address, without implausible
 * values. For a translating proxy, the address of the original page counts.
 * @param thisYear See `plausiblePaper`.
 */
export function readPage(
  document: Document,
  url: URL,
  among: readonly Parser[],
  thisYear?: number,
): PapersOfPage {
  const original = originalAddress(url);
  const found = parsePage(
    document,
    original,
    among,
    ({ language }, part) =>
      // A page from a translating proxy is always translated.
      original !== url ||
      isTranslated(document, part, language === 'any' ? servedLanguage(document) : undefined),
  );
  const entries = found.entries.map((entry) =>
    lazyEntry(entry.identifiers, entry.anchor, () => plausiblePaper(entry.paper, thisYear)),
  );
  return { ...found, entries };
}

/**
 * The paper that a page of any site is about; `null` for lists and for pages about something else.
 * @param thisYear See `readPage`.
 */
export function onlyPaper(document: Document, url: URL, thisYear?: number): CapturedPaper | null {
  const { kind, entries } = readPage(document, url, parsers, thisYear);
  return kind === 'single' ? (entries[0]?.paper ?? null) : null;
}
