import { parseArxivId } from './arxiv-id';
import { BOUNDS } from './bounds';

/**
 * Plain form of a DOI: lower case, since DOIs are compared without regard to case, and no address before it.
 * `undefined` for anything else, and for arXiv's own (`10.48550/arXiv.…`), which name the preprint.
 */
export function parseDoi(raw: string): string | undefined {
  const [first = ''] = raw.trim().slice(0, BOUNDS.address).split(/\s+/);
  const doi = first.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '').toLowerCase();
  const isDoi = /^10\.\d{4,9}\/[!-~]+$/.test(doi) && doi.length <= BOUNDS.identifier;
  return isDoi && !doi.startsWith('10.48550/arxiv.') ? doi : undefined;
}

/** Identifier of the preprint that one of arXiv's own DOIs names. */
export function arxivOfDoi(raw: string): string | undefined {
  const [, id] = /10\.48550\/arxiv\.(\S+)$/i.exec(raw.trim().slice(0, BOUNDS.address)) ?? [];
  return id ? parseArxivId(id)?.id : undefined;
}
