import { isTranslated, withoutTranslatedText } from './page/translation';
import { type CapturedEntry, lazyEntry, type Parser } from './parser';

/** What a parser found on a page. */
export interface PapersOfPage {
  kind: Parser['kind'];
  /** The parser's name; empty where none knows the address. */
  parser: string;
  entries: CapturedEntry[];
}

/**
 * The papers of a page, as the first parser reads them that knows its address, without what a translator wrote. What
 * cannot be true is left in: what takes the papers leaves it out (`plausiblePaper`).
 * @param isRewritten whether a translator wrote this part of a page that this parser reads
 */
export function readPageAt(
  document: Document,
  url: URL,
  among: readonly Parser[],
  isRewritten: (parser: Parser, part: ParentNode) => boolean = (_, part) => isTranslated(document, part),
): PapersOfPage {
  const parser = among.find((each) => each.matches(url));
  if (!parser) return { kind: 'list', parser: '', entries: [] };
  const { kind, name } = parser;
  // A page may be translated after it was read, and row by row.
  function read(entry: CapturedEntry) {
    const row = kind === 'list' ? (entry.anchor?.closest('dd, li, article, tr') ?? entry.anchor) : null;
    return isRewritten(parser as Parser, row ?? document)
      ? withoutTranslatedText(entry.paper, document)
      : entry.paper;
  }
  const entries = parser
    .parse(document, url)
    .map((entry) => lazyEntry(entry.identifiers, entry.anchor, () => read(entry)));
  // A single page is read at once: where nothing of it but a translation is left, it holds no paper.
  return {
    kind,
    parser: name,
    entries: kind === 'list' ? entries : entries.filter(({ paper }) => paper.title),
  };
}
