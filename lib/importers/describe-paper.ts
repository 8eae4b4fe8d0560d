import { parseAddress } from '@/lib/bibliography/address';
import { arxivLinks, readCategories } from '@/lib/bibliography/arxiv';
import { withSuffix } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDate } from '@/lib/bibliography/date';
import { arxivAlone, arxivNamedIn, doiOf } from '@/lib/bibliography/identifiers';
import { cleanText } from '@/lib/bibliography/text';
import { identifiersOfAddress } from '@/lib/capture/identify';
import {
  type Author,
  NOTES_MAX,
  type PaperIdentifiers,
  type PaperLinks,
  type PublicationType,
  placeholderTitle,
  type ReadingState,
  TAG_MAX,
} from '@/lib/domain/papers/paper';
import type { ReadPaper } from './importer';

/** What formats say of a paper, each in its own words; nothing of it is trusted. */
export interface Description {
  title?: string | undefined;
  abstract?: string | undefined;
  authors?: Author[] | undefined;
  /** A date in figures or in English words; at least a year is read out of others. */
  published?: string | undefined;
  venue?: string | undefined;
  publicationType?: PublicationType | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  /** With any dash. */
  pages?: string | undefined;
  publisher?: string | undefined;
  comment?: string | undefined;
  categories?: string[] | undefined;
  keywords?: string[] | undefined;
  /** An identifier by itself, of the preprint. */
  arxiv?: string | undefined;
  doi?: string | undefined;
  pubmed?: string | undefined;
  /** Its pages, the best first. */
  addresses?: string[] | undefined;
  pdf?: string | undefined;
  code?: string | undefined;
  /** Texts in which `arXiv:2401.00001` may stand. */
  mentions?: string[] | undefined;
  version?: number | undefined;
  notes?: string | undefined;
  tags?: string[] | undefined;
  citationKey?: string | undefined;
  favourite?: boolean | undefined;
  reading?: ReadingState | undefined;
  savedAt?: number | undefined;
}

const arxivItself = /^(?:arxiv|corr$)/i;
const nowhere = new URL('https://nowhere.invalid/');
/** What BibTeX, biber and LaTeX all take for a citation key. */
const citationKey = /^[^\s\p{Cc}"#$%&'(),=@\\^{}~]{1,100}$/u;

/**
 * The paper of a description: cleaned, bounded and with a name, so that two files that hold it make one record.
 * Without a title, the identifier stands for it until the paper's own page is read. `null` where there is neither.
 */
export function describePaper(said: Description): ReadPaper | null {
  const addresses = (said.addresses ?? []).flatMap((raw) => webAddress(raw) ?? []);
  const named = findIdentifiers(said, addresses);
  const title = cleanText(said.title ?? '', BOUNDS.title) || placeholderTitle(named);
  if (!title) return null;
  const authors = (said.authors ?? []).slice(0, BOUNDS.authors).flatMap(cleanAuthor);
  const published = parseDate(said.published ?? '') ?? yearIn(said.published);
  const identifiers = nameOf(named, addresses[0], { title, authors, published });
  const comment = cleanText(said.comment ?? '', BOUNDS.note);
  const links = linksOf(identifiers, addresses, said);
  return {
    identifiers,
    title,
    abstract: cleanText(said.abstract ?? '', BOUNDS.abstract),
    authors,
    categories: readCategories(said.categories ?? []),
    ...(published && { published }),
    ...publicationOf(said),
    ...(comment && { comment }),
    ...(said.version && Number.isInteger(said.version) && said.version > 0 && { version: said.version }),
    keywords: lines(said.keywords, BOUNDS.keyword).slice(0, BOUNDS.keywords),
    links,
    pageUrl: links.abs ?? '',
    ...annotationsOf(said),
  };
}

/** What a preprint's entry names as journal, with its identifier for a number, is arXiv itself. */
function publicationOf(said: Description) {
  const venue = cleanText(said.venue ?? '', BOUNDS.venue);
  const publisher = cleanText(said.publisher ?? '', BOUNDS.venue);
  if (arxivItself.test(venue) || (!venue && arxivItself.test(publisher))) return {};
  const short = (text = '') => (/arxiv/i.test(text) ? '' : cleanText(text, BOUNDS.issue));
  const [volume, issue] = [short(said.volume), short(said.issue)];
  const pages = short(said.pages?.replace(/\s*[-‐-―−]+\s*/gu, '-'));
  return {
    ...(venue && { venue }),
    ...(said.publicationType && { publicationType: said.publicationType }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { pages }),
    ...(publisher && { publisher }),
  };
}

/** A thesis is a doctoral one where nothing says that it is a master's. */
export function thesisType(said = ''): PublicationType {
  return /\bm(?:aster|\.?\s?sc|athesis)/i.test(said) ? 'mastersthesis' : 'phdthesis';
}

function findIdentifiers(said: Description, addresses: string[]): PaperIdentifiers {
  const found: PaperIdentifiers = {
    ...Object.assign({}, ...(said.mentions ?? []).map(arxivNamedIn)),
    ...Object.assign({}, ...addresses.toReversed().map(identifiersOfAddress)),
    ...doiOf(said.doi ?? ''),
    ...arxivAlone(said.arxiv ?? ''),
  };
  const pubmed = /^\d{1,9}$/.exec(said.pubmed?.trim() ?? '')?.[0];
  return { ...found, ...(pubmed && { pubmed }) };
}

/** A paper that no scheme names goes by its address; one that has none, by what it is called. */
function nameOf(
  named: PaperIdentifiers,
  address: string | undefined,
  { title, authors, published }: Pick<ReadPaper, 'title' | 'authors'> & { published: string | undefined },
): PaperIdentifiers {
  if (Object.keys(named).length > 0) return named;
  if (address) return { url: address };
  const words = [authors[0]?.family ?? '', published?.slice(0, 4) ?? '', title].join(' ');
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const citation = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return { citation: citation.slice(0, BOUNDS.identifier) || encodeURIComponent(title).slice(0, 200) };
}

function linksOf(identifiers: PaperIdentifiers, addresses: string[], said: Description): PaperLinks {
  const { arxiv, doi, openreview, acl, pubmed } = identifiers;
  const pdf = webAddress(said.pdf ?? '');
  const code = webAddress(said.code ?? '');
  const abs =
    (openreview && `https://openreview.net/forum?id=${openreview}`) ||
    (acl && `https://aclanthology.org/${acl}/`) ||
    (pubmed && `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`) ||
    addresses[0] ||
    (doi && webAddress(`https://doi.org/${doi}`));
  return {
    ...(arxiv ? arxivLinks(arxiv) : { ...(abs && { abs }), ...(pdf && { pdf }) }),
    ...(code && { code }),
  };
}

function annotationsOf({ notes, tags, citationKey: key, favourite, reading, savedAt }: Description) {
  const written = cleanNotes(notes ?? '');
  const given = lines(
    tags?.map((tag) => tag.replaceAll('#', ' ')),
    TAG_MAX,
  ).slice(0, 100);
  return {
    ...(written && { notes: written }),
    ...(given.length > 0 && { tags: given }),
    ...(key && citationKey.test(key) && { citationKey: key }),
    ...(favourite === true && { favourite }),
    ...(reading && { reading }),
    ...(savedAt && Number.isFinite(savedAt) && savedAt > 0 && { savedAt: Math.floor(savedAt) }),
  };
}

/** Text of several lines as a person wrote it, without what cannot be seen. */
function cleanNotes(raw: string): string {
  return raw
    .slice(0, NOTES_MAX)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => (/^[ \t]{0,40}/.exec(line)?.[0] ?? '') + cleanText(line, NOTES_MAX))
    .join('\n')
    .trim();
}

/** All that is told of a date in other words: `Spring 2010`, `c. 1998`. */
function yearIn(date = ''): string | undefined {
  return /(?<![\p{L}\p{N}])(?:1[4-9]|20)\d\d(?![\p{L}\p{N}])/u.exec(date.slice(0, 60))?.[0];
}

function cleanAuthor({ family, given }: Author): Author[] {
  const [last, first] = [cleanText(family, BOUNDS.name), cleanText(given, BOUNDS.name)];
  if (last) return [withSuffix({ family: last, given: first })];
  return first ? [{ family: first, given: '' }] : [];
}

function lines(texts: string[] | undefined, max: number): string[] {
  const cleaned = (texts ?? []).slice(0, 10_000).map((text) => cleanText(text, max));
  return [...new Set(cleaned)].filter((text) => text !== '');
}

function webAddress(raw: string): string | undefined {
  return /^https?:\/\//i.test(raw.trim()) ? parseAddress(raw.trim(), nowhere) : undefined;
}
