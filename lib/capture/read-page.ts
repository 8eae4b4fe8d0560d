import { type CapturedEntry, lazyEntry, type Parser } from './parser';
import { plausible } from './plausible';

/**
 * The papers of a page, as the first parser reads them that knows its address, without what cannot be true.
 * @param thisYear See `plausible`.
 */
export function readPage(
  document: Document,
  url: URL,
  among: readonly Parser[],
  thisYear?: number,
): { kind: Parser['kind']; parser: string; entries: CapturedEntry[] } {
  const parser = among.find((each) => each.matches(url));
  if (!parser) return { kind: 'list', parser: '', entries: [] };
  const entries = parser
    .parse(document, url)
    .map((entry) => lazyEntry(entry.identifiers, entry.anchor, () => plausible(entry.paper, thisYear)));
  return { kind: parser.kind, parser: parser.name, entries };
}
