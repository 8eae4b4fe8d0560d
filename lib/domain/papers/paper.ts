import type { PaperId } from '@/lib/domain/ids';
import type { FieldSources } from './field-sources';

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
  /** First author, year and title in small letters, for papers of a file that have no address either. */
  citation?: string;
}

/** Addresses of what belongs to a paper; every one `https:` or `http:`. */
export interface PaperLinks {
  abs?: string;
  pdf?: string;
  html?: string;
  code?: string;
  project?: string;
}

/** BibTeX's kinds of entry, for papers that came out; a paper in proceedings or in a book has their title as its venue. */
export const publicationTypes = [
  'article',
  'inproceedings',
  'incollection',
  'book',
  'phdthesis',
  'mastersthesis',
  'techreport',
] as const;
export type PublicationType = (typeof publicationTypes)[number];

/** What is known of a paper itself, whoever says it. Texts are plain: LaTeX as written, white space single. */
export interface Bibliography {
  identifiers: PaperIdentifiers;
  title: string;
  /** Empty where the page had none. */
  abstract: string;
  /** Who wrote it; empty where unknown, and of a volume that has editors alone. */
  authors: Author[];
  /** Who edited the volume that the paper is in, or that it is; absent where unknown. */
  editors?: Author[];
  /** Subject classes, e.g. `cs.CL`; the primary one first. Empty where unknown. */
  categories: string[];
  /** Of the first version; `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as much as is known. */
  published?: string;
  /** Of the version at hand; as `published`. */
  updated?: string;
  /** arXiv version at hand, from 1. */
  version?: number;
  comment?: string;
  journalReference?: string;
  /** Journal, or the title of the proceedings or the book that it is in. */
  venue?: string;
  publicationType?: PublicationType;
  /** As printed; numbers mostly, and none may be invented of them. */
  volume?: string;
  /** Number of the issue; of a report, its own number. */
  issue?: string;
  /** `1-9`, or an article's number; ranges with one hyphen. */
  pages?: string;
  /** Of a thesis the school, of a report the institution. */
  publisher?: string;
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

/** Where a preprint came out, as a page of its own says or as a person asked for it; stands beside the preprint's own fields. */
export interface PublishedVersion {
  /** Lower case, without `https://doi.org/`. */
  doi?: string;
  /** Journal, or the proceedings' title. */
  venue?: string;
  journalReference?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  published?: string;
  url?: string;
}

export const readingStates = ['to-read', 'reading', 'read'] as const;
export type ReadingState = (typeof readingStates)[number];

/** What a person wrote of a paper; no page and no import of another's file ever overwrites it. */
export interface Annotations {
  reading?: ReadingState;
  favourite?: boolean;
  /** Markdown; at most `NOTES_MAX` characters. */
  notes?: string;
  /** Each 1 to 60 characters, one line, without `#`; in the order in which they were given, no two alike. */
  tags?: string[];
  /** Under which bibliographies cite it; drawn at the first export, kept ever after. Unique in the library. */
  citationKey?: string;
}

export const NOTES_MAX = 100_000;
export const TAG_MAX = 60;

/** A paper in the library. */
export interface Paper extends Bibliography, Annotations {
  id: PaperId;
  /** Every name it goes by, its own `id` included; no two papers share one. */
  aliases: PaperId[];
  /** Address of the page where it was first saved; its own page, or empty, where it came out of a file. */
  pageUrl: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  publishedVersion?: PublishedVersion;
  /** Where the values of its fields come from; absent where nothing is known of any. */
  sources?: FieldSources;
}

/** Order of precedence: the first scheme that a paper has names it. */
const schemes = ['arxiv', 'doi', 'openreview', 'acl', 'pubmed', 'url', 'citation'] as const;

/** Every name of a paper, the one that it would be stored under first; empty where it has no identifier. */
export function paperNames(identifiers: PaperIdentifiers): PaperId[] {
  return schemes.flatMap((scheme) => {
    const value = identifiers[scheme];
    return value ? [`${scheme}:${value}` as PaperId] : [];
  });
}

/** Whether too little is known of a paper that arXiv could tell more of. */
export function lacksText({ identifiers, title, abstract, authors }: Bibliography): boolean {
  const isBare = !abstract || authors.length === 0 || title === placeholderTitle(identifiers);
  return identifiers.arxiv !== undefined && isBare;
}

/** A paper of the library that reads like another one. */
export interface SimilarPaper {
  paperId: PaperId;
  /** Cosine of the two vectors, -1 to 1. */
  similarity: number;
}

/** What is shown as the title where only an identifier is known, e.g. `arXiv:2401.00001`; empty without one that has a page. */
export function placeholderTitle({ arxiv, doi, openreview, acl, pubmed }: PaperIdentifiers): string {
  if (arxiv) return `arXiv:${arxiv}`;
  if (doi) return `doi:${doi}`;
  if (openreview) return `OpenReview:${openreview}`;
  if (acl) return `ACL:${acl}`;
  return pubmed ? `PMID:${pubmed}` : '';
}
