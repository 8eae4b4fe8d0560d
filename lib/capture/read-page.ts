import { plausible } from './drop-implausible';
import { originalAddress } from './original-address';
import { isTranslated, withoutTranslatedText } from './page/translation';
import { type CapturedEntry, lazyEntry, type Parser } from './parser';

/**
 * The papers of a page, as the first parser reads them that knows its address, without what cannot be true and what a
 * translator wrote.
 * @param thisYear See `plausible`.
 */
export function readPage(
  document: Document,
  url: URL,
  among: readonly Parser[],
  thisYear?: number,
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
    return plausible(paper, thisYear);
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
