import type { PaperId } from './ids';

/** A name as bibliographies need it. A group or a single name stands whole in `family`. */
export interface Author {
  family: string;
  given: string;
}

/** Identifiers of one paper, each in its plain form: no version, no address, no prefix. */
export interface PaperIdentifiers {
  /** `2401.00001` or `hep-th/9901001`, without a version. */
  arxiv?: string;
  /** Lower case, without `https://doi.org/`; never arXiv's own `10.48550/arXiv.…`. */
  doi?: string;
  /** The forum id. */
  openreview?: string;
  /** e.g. `2023.acl-long.1`. */
  acl?: string;
  pubmed?: string;
  /** The page's canonical address, for papers that have no other name. */
  url?: string;
}

/** Addresses of what belongs to a paper; every one `https:` or `http:`. */
export interface PaperLinks {
  abs?: string;
  pdf?: string;
  html?: string;
  code?: string;
  project?: string;
}

/** What is known of a paper itself, whoever says it. Texts are plain: LaTeX as written, white space single. */
export interface Bibliography {
  identifiers: PaperIdentifiers;
  title: string;
  /** Empty where the page had none. */
  abstract: string;
  authors: Author[];
  /** Subject classes, e.g. `cs.CL`; the primary one first. Empty where unknown. */
  categories: string[];
  /** `YYYY-MM-DD` of the first version. */
  published?: string;
  /** `YYYY-MM-DD` of the version at hand. */
  updated?: string;
  /** arXiv version at hand, from 1. */
  version?: number;
  comment?: string;
  journalReference?: string;
  venue?: string;
  keywords: string[];
  links: PaperLinks;
}

/** What a parser makes of a page: one paper on it, not yet validated. */
export interface CapturedPaper extends Bibliography {
  /** Address of the page where the paper was met. */
  pageUrl: string;
  /** Parser that read it, e.g. `arxiv-abs`. */
  parser: string;
}

/** A paper in the library. */
export interface Paper extends Bibliography {
  id: PaperId;
  /** Every name it goes by, its own `id` included; no two papers share one. */
  aliases: PaperId[];
  /** Address of the page where it was first saved. */
  pageUrl: string;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** Order of precedence: the first scheme that a paper has names it. */
const schemes = ['arxiv', 'doi', 'openreview', 'acl', 'pubmed', 'url'] as const;

/** Every name of a paper, the one that it would be stored under first; empty where it has no identifier. */
export function paperNames(identifiers: PaperIdentifiers): PaperId[] {
  return schemes.flatMap((scheme) => {
    const value = identifiers[scheme];
    return value ? [`${scheme}:${value}` as PaperId] : [];
  });
}
