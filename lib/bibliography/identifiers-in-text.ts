import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import { decodedPath } from './address';
import { parseArxivId } from './arxiv-id';
import { namedPaper } from './arxiv-pages';
import { BOUNDS } from './bounds';
import { arxivOfDoi, parseDoi } from './doi';

/** The paper whose arXiv identifier follows one of these path segments. */
export function arxivAfter(url: URL, parts: readonly string[]): PaperIdentifiers {
  return arxivOf(parts.map((part) => namedPaper(url, part)?.id));
}

/** A DOI in any form; arXiv's own DOIs give the arXiv identifier of the preprint. */
export function doiOf(raw: string): PaperIdentifiers {
  const arxiv = arxivOfDoi(raw);
  if (arxiv) return { arxiv };
  const doi = parseDoi(raw);
  return doi ? { doi } : {};
}

/** Path segments that publishers append to a DOI: a view of the page, or a version. */
const afterDoi =
  /(?:\.(?:full|abstract|short|long)(?:\.\w+)?|\.(?:pdf|html?|xml)|v\d+|\/(?:abstract|epdf|full|fulltext|html|meta|pdf|references|summary)(?:\.html?)?|\/)$/;

/**
 * A DOI in the path of an address, or as the whole value of a parameter. DOIs of volumes and tables of contents are
 * left out.
 */
export function doiInAddress(url: URL): PaperIdentifiers {
  const path = decodedPath(url);
  // The addresses of Nature's articles hold only the last part of the DOI.
  const [, nature] = /^\/articles\/(s\d{5}-[\w-]+|n[a-z]+\.?\d[\w.]*)/.exec(path) ?? [];
  if (nature && /(?:^|\.)nature\.com$/.test(url.hostname))
    return doiOf(`10.1038/${nature.replace(/\.pdf$/, '')}`);
  if (/\/(?:toc|loi|proceedings|book|journal|issue)\/10\./.test(path)) return {};
  let [, doi = ''] = /\/(10\.\d{4,9}\/[^?#]+)$/.exec(path) ?? [];
  while (afterDoi.test(doi)) doi = doi.replace(afterDoi, '');
  return doiOf(doi || (url.searchParams.get('doi') ?? url.searchParams.get('id') ?? ''));
}

/** An arXiv identifier after `arXiv:` within other text. */
export function arxivNamedIn(text: string): PaperIdentifiers {
  const [, id = ''] = /arxiv[:\s]\s*([\w.-]+\/\d{7}|\d{4}\.\d{4,5})/i.exec(text.slice(0, BOUNDS.note)) ?? [];
  return arxivOf([parseArxivId(id)?.id]);
}

/** A text that is nothing but an arXiv identifier. */
export function wholeArxivId(raw: string): PaperIdentifiers {
  return arxivOf([parseArxivId(raw.slice(0, BOUNDS.identifier))?.id]);
}

function arxivOf(ids: (string | undefined)[]): PaperIdentifiers {
  const arxiv = ids.find(Boolean);
  return arxiv ? { arxiv } : {};
}
