import { plainAbstract } from '@/lib/bibliography/abstract';
import { plausible } from '@/lib/bibliography/drop-implausible';
import { originalAddress } from './original-address';
import { isTranslated, withoutTranslatedText } from './page/translation';
import { type CapturedEntry, lazyEntry, type Parser } from './parser';

/** The first journals are of 1665. */
const EARLIEST_YEAR = 1600;

/**
 * The papers of a page, as the first parser reads them that knows its address, without what cannot be true and what a
 * translator wrote.
 * @param thisYear Papers are dated up to the year after it; any later year is taken where it is left out.
 */
export function readPage(
  document: Document,
  url: URL,
  among: readonly Parser[],
  thisYear = Number.POSITIVE_INFINITY,
): { kind: Parser['kind']; parser: string; entries: CapturedEntry[] } {
  const original = originalAddress(url);
  const parser = among.find((each) => each.matches(original));
  if (!parser) return { kind: 'list', parser: '', entries: [] };
  const { kind, name, language = 'en' } = parser;
  // A page may be translated after it was read, and row by row.
  function read(entry: CapturedEntry) {
    const row = kind === 'list' ? (entry.anchor?.closest('dd, li, article, tr') ?? entry.anchor) : null;
    const isRewritten =
      original !== url || isTranslated(document, language === 'any' ? null : language, row ?? document);
    const paper = isRewritten ? withoutTranslatedText(entry.paper, document) : entry.paper;
    const written = plausible(paper, [EARLIEST_YEAR, thisYear + 1]);
    return { ...written, abstract: plainAbstract(written.abstract) };
  }
  const entries = parser
    .parse(document, original)
    .map((entry) => lazyEntry(entry.identifiers, entry.anchor, () => read(entry)));
  // A single page is read at once: where nothing of it but a translation is left, it holds no paper.
  return {
    kind,
    parser: name,
    entries: kind === 'list' ? entries : entries.filter(({ paper }) => paper.title),
  };
}
