import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import { decodedPath } from './address';
import { parseArxivId } from './arxiv-id';
import { namedPaper } from './arxiv-pages';
import { BOUNDS } from './bounds';
import { arxivOfDoi, parseDoi } from './doi';

/** The paper that an address names by its arXiv identifier after one of these parts of the path. */
export function arxivAfter(url: URL, parts: readonly string[]): PaperIdentifiers {
  return arxivOf(parts.map((part) => namedPaper(url, part)?.id));
}

/** A DOI in any of its forms; arXiv's own name the preprint. */
export function doiOf(raw: string): PaperIdentifiers {
  const arxiv = arxivOfDoi(raw);
  if (arxiv) return { arxiv };
  const doi = parseDoi(raw);
  return doi ? { doi } : {};
}

/** What publishers put after a DOI in the path: a form of the page, or a version. */
const afterDoi =
  /(?:\.(?:full|abstract|short|long)(?:\.\w+)?|\.(?:pdf|html?|xml)|v\d+|\/(?:abstract|epdf|full|fulltext|html|meta|pdf|references|summary)(?:\.html?)?|\/)$/;

/** A DOI in the path of an address, or alone in a parameter; volumes and contents have DOIs too, which are left out. */
export function doiInAddress(url: URL): PaperIdentifiers {
  const path = decodedPath(url);
  // Nature's articles have the end of their DOIs for names.
  const [, nature] = /^\/articles\/(s\d{5}-[\w-]+|n[a-z]+\.?\d[\w.]*)/.exec(path) ?? [];
  if (nature && /(?:^|\.)nature\.com$/.test(url.hostname))
    return doiOf(`10.1038/${nature.replace(/\.pdf$/, '')}`);
  if (/\/(?:toc|loi|proceedings|book|journal|issue)\/10\./.test(path)) return {};
  let [, doi = ''] = /\/(10\.\d{4,9}\/[^?#]+)$/.exec(path) ?? [];
  while (afterDoi.test(doi)) doi = doi.replace(afterDoi, '');
  return doiOf(doi || (url.searchParams.get('doi') ?? url.searchParams.get('id') ?? ''));
}

/** An arXiv identifier in the midst of other text, where `arXiv:` stands before it. */
export function arxivNamedIn(text: string): PaperIdentifiers {
  const [, id = ''] = /arxiv[:\s]\s*([\w.-]+\/\d{7}|\d{4}\.\d{4,5})/i.exec(text.slice(0, BOUNDS.note)) ?? [];
  return arxivOf([parseArxivId(id)?.id]);
}

/** An arXiv identifier that stands alone. */
export function arxivAlone(raw: string): PaperIdentifiers {
  return arxivOf([parseArxivId(raw.slice(0, BOUNDS.identifier))?.id]);
}

function arxivOf(ids: (string | undefined)[]): PaperIdentifiers {
  const arxiv = ids.find(Boolean);
  return arxiv ? { arxiv } : {};
}
