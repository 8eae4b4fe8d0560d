import type { CapturedEntry, Parser } from './parser';
import { arxivAbs } from './sites/arxiv/arxiv-abs';
import { arxivHtml } from './sites/arxiv/arxiv-html';
import { arxivList } from './sites/arxiv/arxiv-list';
import { arxivSearch } from './sites/arxiv/arxiv-search';
import { huggingfaceCollection } from './sites/huggingface/huggingface-collection';
import { huggingfaceDaily } from './sites/huggingface/huggingface-daily';
import { huggingfacePaper } from './sites/huggingface/huggingface-paper';

/** The parsers of each kind of page that is marked; no two of them match the same address. */
export const arxivPaperParsers: readonly Parser[] = [arxivAbs, arxivHtml];
export const arxivListParsers: readonly Parser[] = [arxivList, arxivSearch];
export const huggingfaceParsers: readonly Parser[] = [
  huggingfaceDaily,
  huggingfacePaper,
  huggingfaceCollection,
];

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
