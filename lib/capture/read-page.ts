import { originalAddress } from './original-address';
import { servedLanguage } from './page/served-language';
import { isTranslated } from './page/translation';
import { lazyEntry, type Parser } from './parser';
import { plausiblePaper } from './plausible-paper';
import { type PapersOfPage, readPageAt } from './read-page-at';

/**
 * The papers of a page as the library takes them: as the first parser reads them that knows its address, or the address
 * of the page that a translating proxy shows there, and without what cannot be true.
 * @param thisYear See `plausiblePaper`.
 */
export function readPage(
  document: Document,
  url: URL,
  among: readonly Parser[],
  thisYear?: number,
): PapersOfPage {
  const original = originalAddress(url);
  const found = readPageAt(
    document,
    original,
    among,
    ({ language }, part) =>
      // A translator's server says more than the page that it shows.
      original !== url ||
      isTranslated(document, part, language === 'any' ? servedLanguage(document) : undefined),
  );
  const entries = found.entries.map((entry) =>
    lazyEntry(entry.identifiers, entry.anchor, () => plausiblePaper(entry.paper, thisYear)),
  );
  return { ...found, entries };
}
