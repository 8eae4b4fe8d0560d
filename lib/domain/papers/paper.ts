import type { PaperId } from '@/lib/domain/ids';
import type { FieldSources } from './field-sources';

/** A name in two parts. The name of a group, or a single name, is in `family`. */
export interface Author {
  family: string;
  given: string;
}

/** Identifiers of one paper, each in its normal form: no version, no address, no prefix. */
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
  /** First author, year and title in lower case, for papers of a file without an address. */
  citation?: string;
}

/** Links of a paper; each is `https:` or `http:`. */
export interface PaperLinks {
  abs?: string;
  pdf?: string;
  html?: string;
  code?: string;
  project?: string;
}

/** BibTeX's entry types, for published papers; a paper in proceedings or in a book has their title as its venue. */
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

/** The bibliographic record of a paper, from any source. Texts are plain: LaTeX source, single spaces. */
export interface Bibliography {
  identifiers: PaperIdentifiers;
  title: string;
  /** Empty if the page had none. */
  abstract: string;
  /** Empty if unknown, and for a volume that has only editors. */
  authors: Author[];
  /** Editors of the volume that the paper is in, or that it is; absent if unknown. */
  editors?: Author[];
  /** Subject classes, e.g. `cs.CL`; the primary one first. Empty if unknown. */
  categories: string[];
  /** Date of the first version: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as much as is known. */
  published?: string;
  /** Date of this version; as `published`. */
  updated?: string;
  /** Version on arXiv, from 1. */
  version?: number;
  comment?: string;
  journalReference?: string;
  /** Journal, or the title of the proceedings or the book that it is in. */
  venue?: string;
  publicationType?: PublicationType;
  /** As printed, usually a number. */
  volume?: string;
  /** Number of the issue, or of the report. */
  issue?: string;
  /** `1-9`, or an article's number; ranges with one hyphen. */
  pages?: string;
  /** Or the school of a thesis, or the institution of a report. */
  publisher?: string;
  keywords: string[];
  links: PaperLinks;
}

/** A paper as a parser reads it from a page, not validated yet. */
export interface CapturedPaper extends Bibliography {
  /** Address of the page on which the paper was found. */
  pageUrl: string;
  /** Parser that read it, e.g. `arxiv-abs`. */
  parser: string;
}

/**
 * Where a preprint was published, as its page says or as a catalogue answered; stored beside the fields of the
 * preprint.
 */
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

/** What a person wrote about a paper. No page and no import overwrites it. */
export interface Annotations {
  reading?: ReadingState;
  favourite?: boolean;
  /** Markdown; at most `NOTES_MAX` characters. */
  notes?: string;
  /** Each 1 to 60 characters, one line, without `#`; unique, in the order in which they were added. */
  tags?: string[];
  /**
   * The key under which bibliographies cite the paper; assigned at the first export, then permanent. Unique in the
   * library.
   */
  citationKey?: string;
}

export const NOTES_MAX = 100_000;
export const TAG_MAX = 60;

/** A paper in the library. */
export interface Paper extends Bibliography, Annotations {
  id: PaperId;
  /** All names of the paper, including its `id`; no two papers share one. */
  aliases: PaperId[];
  /** Address of the page where it was first saved; for papers of a file, their own page, or empty. */
  pageUrl: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  publishedVersion?: PublishedVersion;
  /** Sources of its fields; absent if none is known. */
  sources?: FieldSources;
}

/** In order of precedence: the first scheme that a paper has gives its id. */
const schemes = ['arxiv', 'doi', 'openreview', 'acl', 'pubmed', 'url', 'citation'] as const;

/** All names of a paper, its id first; empty if it has no identifier. */
export function paperNames(identifiers: PaperIdentifiers): PaperId[] {
  return schemes.flatMap((scheme) => {
    const value = identifiers[scheme];
    return value ? [`${scheme}:${value}` as PaperId] : [];
  });
}

/** Whether a paper lacks data that arXiv could supply; papers from Hugging Face have no categories. */
export function lacksRecord({ identifiers, title, abstract, authors, categories }: Bibliography): boolean {
  const isBare =
    !abstract || authors.length === 0 || categories.length === 0 || title === placeholderTitle(identifiers);
  return identifiers.arxiv !== undefined && isBare;
}

/** A paper of the library that is similar to another one. */
export interface SimilarPaper {
  paperId: PaperId;
  /** Cosine of the two vectors, -1 to 1. */
  similarity: number;
}

/**
 * The title shown while only an identifier is known, e.g. `arXiv:2401.00001`; empty without an identifier that has a
 * page.
 */
export function placeholderTitle({ arxiv, doi, openreview, acl, pubmed }: PaperIdentifiers): string {
  if (arxiv) return `arXiv:${arxiv}`;
  if (doi) return `doi:${doi}`;
  if (openreview) return `OpenReview:${openreview}`;
  if (acl) return `ACL:${acl}`;
  return pubmed ? `PMID:${pubmed}` : '';
}
