import { parseArxivId } from './arxiv-id';
import { BOUNDS } from './bounds';

/** What stands before a DOI: its resolver, also behind a library's proxy, or a scheme. */
const before =
  /^(?:https?:\/\/)?(?:(?:dx|www)[.-])?doi[.-]org(?:\.[\w.-]+)?\/+|^(?:info:doi\/|urn:doi:|doi:?)\s*/i;

/**
 * Plain form of a DOI: lower case, since DOIs are compared without regard to case, and no address before it.
 * `undefined` for anything else, and for arXiv's own (`10.48550/arXiv.…`), which name the preprint.
 */
export function parseDoi(raw: string): string | undefined {
  const doi = bareDoi(raw);
  const isDoi = /^10\.\d{4,9}\/[!-~]+$/.test(doi) && doi.length <= BOUNDS.identifier;
  return isDoi && !doi.startsWith('10.48550/arxiv.') ? doi : undefined;
}

/** Identifier of the preprint that one of arXiv's own DOIs names. */
export function arxivOfDoi(raw: string): string | undefined {
  const [, id] = /^10\.48550\/arxiv\.(\S+)$/.exec(bareDoi(raw)) ?? [];
  return id ? parseArxivId(id)?.id : undefined;
}

function bareDoi(raw: string): string {
  const text = raw.trim().slice(0, BOUNDS.address).replace(before, '');
  return decoded(text.split(/\s+/)[0] ?? '').toLowerCase();
}

/** Percent-decoded; unchanged where it is not percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign of its own.
    return text;
  }
}
