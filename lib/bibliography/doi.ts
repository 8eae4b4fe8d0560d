import { parseArxivId } from './arxiv-id';
import { BOUNDS } from './bounds';

/** Prefixes of a DOI: its resolver, also through a library's proxy, or a scheme. */
const before =
  /^(?:https?:\/\/)?(?:(?:dx|www)[.-])?doi[.-]org(?:\.[\w.-]+)?\/+|^(?:info:doi\/|urn:doi:|doi:?)\s*/i;

/**
 * Normal form of a DOI: lower case, since DOIs are case-insensitive, without resolver. `undefined` for anything else,
 * and for arXiv's own DOIs (`10.48550/arXiv.…`), which identify the preprint.
 */
export function parseDoi(raw: string): string | undefined {
  const doi = bareDoi(raw);
  const isDoi = /^10\.\d{4,9}\/[!-~]+$/.test(doi) && doi.length <= BOUNDS.identifier;
  return isDoi && !doi.startsWith('10.48550/arxiv.') ? doi : undefined;
}

/** Identifier of the preprint in one of arXiv's own DOIs. */
export function arxivOfDoi(raw: string): string | undefined {
  const [, id] = /^10\.48550\/arxiv\.(\S+)$/.exec(bareDoi(raw)) ?? [];
  return id ? parseArxivId(id)?.id : undefined;
}

function bareDoi(raw: string): string {
  const text = raw.trim().slice(0, BOUNDS.address).replace(before, '');
  const [bare = ''] = text.replace(/^(10\.\d{4,9}\/)\s+/, '$1').split(/\s+/);
  const plain = bare.replace(/&(lt|gt|amp);/gi, (_, name: string) => entities[name.toLowerCase()] ?? '');
  return decoded(plain)
    .toLowerCase()
    .replace(/[.,;]+$/, '');
}

/** Characters of DOIs that pages and files hold as entities. */
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&' };

/** Percent-decoded; unchanged if it is not validly encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A literal percent sign.
    return text;
  }
}
