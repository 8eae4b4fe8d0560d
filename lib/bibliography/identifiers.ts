import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import { namedPaper } from './arxiv';
import { parseArxivId } from './arxiv-id';
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
