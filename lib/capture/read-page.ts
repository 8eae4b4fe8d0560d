import type { CapturedEntry, Parser } from './parser';

/** The papers of a page, as the first parser reads them that knows its address. */
export function readPage(
  document: Document,
  url: URL,
  among: readonly Parser[],
): { kind: Parser['kind']; parser: string; entries: CapturedEntry[] } {
  const parser = among.find((each) => each.matches(url));
  if (!parser) return { kind: 'list', parser: '', entries: [] };
  return { kind: parser.kind, parser: parser.name, entries: parser.parse(document, url) };
}
