import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import { namedPaper } from './arxiv';
import { parseArxivId } from './arxiv-id';
import { BOUNDS } from './bounds';
import { arxivOfDoi, parseDoi } from './doi';

const anthology = /^\/((?:\d{4}\.[\w-]{1,60}\.\d{1,4})|(?:[A-Z]\d{2}-\d{4,6}))(?:\.pdf|\.bib|\/)?$/;

/** The paper that an address leads to, by the sites' own forms; empty where it leads to none that is known by name. */
export function identifiersOfAddress(raw: string): PaperIdentifiers {
  if (raw.length > BOUNDS.address || !URL.canParse(raw)) return {};
  const url = new URL(raw);
  const host = url.hostname.replace(/^www\./, '');
  const path = decoded(url.pathname);
  if (/(?:^|\.)arxiv\.org$/.test(host) || host === 'alphaxiv.org' || host.endsWith('ar5iv.org'))
    return arxivOf(
      ['abs', 'pdf', 'html', 'overview', 'format', 'ps'].map((part) => namedPaper(url, part)?.id),
    );
  if (host === 'scirate.com') return arxivOf([namedPaper(url, 'arxiv')?.id]);
  if (host === 'huggingface.co') return arxivOf([namedPaper(url, 'papers')?.id]);
  if (host === 'doi.org' || host === 'dx.doi.org') return doiOf(path.slice(1));
  if (host === 'openreview.net') {
    const forum = url.searchParams.get('id') ?? '';
    return /^\/(?:forum|pdf|attachment)$/.test(path) && /^[\w-]{5,40}$/.test(forum)
      ? { openreview: forum }
      : {};
  }
  if (host === 'aclanthology.org' || host === 'aclweb.org') {
    const acl = anthology.exec(path.replace(/^\/anthology/, ''))?.[1];
    return acl ? { acl } : {};
  }
  if (host === 'pubmed.ncbi.nlm.nih.gov') {
    const pubmed = /^\/(\d{1,9})\/?$/.exec(path)?.[1];
    return pubmed ? { pubmed } : {};
  }
  // Publishers put the DOI into the path.
  return doiOf(/\/(10\.\d{4,9}\/[^?#]+?)(?:\.full|\.pdf|\.abstract|v\d+)*$/.exec(path)?.[1] ?? '');
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

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A per cent sign of its own: the path as it is.
    return path;
  }
}
