import * as v from 'valibot';
import { parseAddress } from '@/lib/bibliography/address';
import { arxivLinks, readCategories } from '@/lib/bibliography/arxiv-pages';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText, hasWords } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { bibliographyEntries } from '@/lib/bibliography/field-schemas';
import { arxivNamedIn, doiOf, wholeArxivId } from '@/lib/bibliography/identifiers-in-text';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
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
import type { ReadPaper } from '@/lib/importers/importer';
import { cleanDoi, withoutForm } from '@/lib/importers/text/clean-identifiers';
import { cleanAuthors } from '@/lib/importers/text/clean-names';
import {
  abstractWithoutJats,
  withoutEntities,
  withoutPrograms,
} from '@/lib/importers/text/strip-jats-and-html';
import { isPlausibleTime, typedDate } from '@/lib/importers/text/typed-dates';
import { CITATION_KEY } from '@/lib/library-file/library-file-schema';
import { canonicalPage } from './canonical-address';
import { citationName } from './citation-name';

/** A paper's fields as a file gives them, in whatever form the format has. None of them is trusted. */
export interface Description {
  title?: string | undefined;
  abstract?: string | undefined;
  authors?: Author[] | undefined;
  /** Editors of the volume that contains the paper, or of the paper if it is itself a volume. */
  editors?: Author[] | undefined;
  /** A date in figures or in English words; from other dates only the year is read. */
  published?: string | undefined;
  venue?: string | undefined;
  publicationType?: PublicationType | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  /** A page or a range, with any kind of dash. */
  pages?: string | undefined;
  publisher?: string | undefined;
  comment?: string | undefined;
  categories?: string[] | undefined;
  keywords?: string[] | undefined;
  /** The arXiv number or its address, and nothing else. */
  arxiv?: string | undefined;
  doi?: string | undefined;
  pubmed?: string | undefined;
  /** Addresses of the paper's pages, the best first. */
  addresses?: string[] | undefined;
  pdf?: string | undefined;
  code?: string | undefined;
  /** Texts that may contain `arXiv:2401.00001`. */
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

/**
 * Makes a paper of a description: cleans and bounds its fields and gives it a name, so that two files with the same
 * paper make one record. A paper without a title shows its identifier, or its place in the journal, until its page is
 * read. `null` if it has none of these.
 */
export function describePaper(description: Description): ReadPaper | null {
  const addresses = (description.addresses ?? []).flatMap((raw) => {
    const address = webAddress(raw);
    return address ? canonicalPage(address) : [];
  });
  const named = findIdentifiers(description, addresses);
  const written = cleanText(description.title ?? '', BOUNDS.title);
  const title = (hasWords(written) && written) || placeholderTitle(named) || placeInVenue(description);
  if (!title) return null;
  const authors = cleanAuthors(description.authors ?? []);
  const editors = cleanAuthors(description.editors ?? []);
  const date = typedDate(description.published ?? '');
  const published = parseDate(date) ?? yearIn(date);
  const identifiers = nameOf(named, addresses[0], {
    title,
    authors,
    editors,
    ...(published && { published }),
  });
  const comment = cleanText(withoutPrograms(description.comment ?? ''), BOUNDS.note);
  const links = linksOf(identifiers, addresses, description);
  return {
    identifiers,
    title,
    abstract: cleanText(abstractWithoutJats(description.abstract), BOUNDS.abstract),
    authors,
    ...(editors.length > 0 && { editors }),
    categories: readCategories(description.categories ?? []),
    ...(published && { published }),
    ...publicationOf(description),
    ...(comment && { comment }),
    ...(isVersion(description.version) && { version: description.version }),
    keywords: lines(description.keywords, BOUNDS.keyword).slice(0, BOUNDS.keywords),
    links,
    pageUrl: links.abs ?? '',
    ...annotationsOf(description),
  };
}

/** Entries of preprints often name arXiv as the journal and the arXiv number as volume or issue; both are dropped. */
function publicationOf(description: Description) {
  const venue = cleanText(description.venue ?? '', BOUNDS.venue);
  const publisher = cleanText(description.publisher ?? '', BOUNDS.venue);
  if (arxivItself.test(venue) || (!venue && arxivItself.test(publisher))) return {};
  const short = (text = '') =>
    /arxiv|^abs\//i.test(text) || !hasWords(text) ? '' : cleanText(text, BOUNDS.issue);
  const [volume, issue] = [short(description.volume), short(description.issue)];
  const pages = short(plainPages(description.pages));
  return {
    ...(venue && { venue }),
    ...(description.publicationType && { publicationType: description.publicationType }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { pages }),
    ...(publisher && { publisher }),
  };
}

/** Normalizes page ranges: `pp. 12 -- 34` becomes `12-34`, `12-` and `12-12` become `12`. */
function plainPages(pages = ''): string {
  const plain = pages
    .replace(/\s*[-‐-―−]+\s*/gu, '-')
    .replace(/^\s*pp?\.?\s+(?=\d)|-\s*$/g, '')
    .trim();
  const [, first, last] = /^([^-,]+)-([^-,]+)$/.exec(plain) ?? [];
  return first && first === last ? first : plain;
}

function isVersion(version: number | undefined): version is number {
  return version !== undefined && v.is(bibliographyEntries.version, version);
}

/** The type of a thesis from the name that a file gives it; doctoral unless the name says master's. */
export function thesisType(type = ''): PublicationType {
  return /\bm(?:aster|agist|\.?\s?sc|athesis)|diplom|licen[ct]/i.test(type) ? 'mastersthesis' : 'phdthesis';
}

function findIdentifiers(description: Description, addresses: string[]): PaperIdentifiers {
  const found: PaperIdentifiers = {
    ...numberAtArxiv(description),
    ...Object.assign({}, ...(description.mentions ?? []).map(arxivNamedIn)),
    ...Object.assign({}, ...addresses.toReversed().map(identifiersAt)),
    ...doiOf(cleanDoi(description.doi ?? '')),
    ...arxivIn(description.arxiv ?? ''),
  };
  const pubmed = /^\d{1,9}$/.exec(description.pubmed?.trim() ?? '')?.[0];
  // An identifier that was read from an address may be longer than is allowed.
  const valid = Object.entries({ ...found, ...(pubmed && { pubmed }) }).filter(([scheme, value]) =>
    v.is(bibliographyEntries.identifiers.entries[scheme as keyof PaperIdentifiers], value),
  );
  return Object.fromEntries(valid);
}

/** If the journal or institution is arXiv, the volume, issue or page may hold the arXiv number. */
function numberAtArxiv({ venue = '', publisher = '', volume, issue, pages }: Description): PaperIdentifiers {
  const isAtArxiv = [venue, publisher].some((text) =>
    /^(?:arxiv|corr$|computing research repository)/i.test(text.trim()),
  );
  if (!isAtArxiv) return {};
  return Object.assign(
    {},
    ...[pages, issue, volume].map((text = '') => wholeArxivId(text.replace(/^abs\//, ''))),
  );
}

function identifiersAt(address: string): PaperIdentifiers {
  const named = identifiersOfAddress(address);
  return named.doi === undefined ? named : { ...named, doi: withoutForm(named.doi) };
}

/** Reads an arXiv number or an address that contains one. */
function arxivIn(raw: string): PaperIdentifiers {
  // `2401.00001 [cs.LG]`
  const text = raw.trim().replace(/\s+\[[\w.-]+\]$/, '');
  const { arxiv } = /^https?:/i.test(text) ? identifiersOfAddress(text) : wholeArxivId(text);
  return arxiv ? { arxiv } : {};
}

/** A substitute for a missing title: the place in the journal, such as `Phys. Rev. 12, 345`. */
function placeInVenue({ venue = '', volume, pages }: Description): string {
  const place = [volume, pages].filter((each) => hasWords(each ?? ''));
  return place.length > 0 && hasWords(venue) ? cleanText(`${venue} ${place.join(', ')}`, BOUNDS.title) : '';
}

/** A paper without an identifier is named by its address; without an address, by author, year and title. */
function nameOf(
  named: PaperIdentifiers,
  address: string | undefined,
  description: Parameters<typeof citationName>[0],
): PaperIdentifiers {
  if (Object.keys(named).length > 0) return named;
  return address && isPage(address) ? { url: address } : { citation: citationName(description) };
}

/** Whether an address is more than a site's home page, which all entries of a publisher may share. */
function isPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname.length > 1 || search !== '';
}

function linksOf(identifiers: PaperIdentifiers, addresses: string[], description: Description): PaperLinks {
  const { arxiv, doi, openreview, acl, pubmed } = identifiers;
  const pdf = webAddress(description.pdf ?? '');
  const code = webAddress(description.code ?? '');
  const abs =
    (openreview && `https://openreview.net/forum?id=${openreview}`) ||
    (acl && `https://aclanthology.org/${acl}/`) ||
    (pubmed && `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`) ||
    addresses.find(isPage) ||
    (doi && webAddress(`https://doi.org/${doi}`)) ||
    addresses[0];
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
    ...(key && CITATION_KEY.test(key) && { citationKey: key }),
    ...(favourite === true && { favourite }),
    ...(reading && { reading }),
    ...(savedAt && isPlausibleTime(savedAt) && { savedAt: Math.floor(savedAt) }),
  };
}

/** A person's notes with their lines and indentation, without invisible characters. */
function cleanNotes(raw: string): string {
  return (
    raw
      .slice(0, NOTES_MAX)
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .map((line) => (/^[ \t]{0,40}/.exec(line)?.[0] ?? '') + cleanText(line, NOTES_MAX))
      .join('\n')
      .trim()
      // Normalizing Unicode can make a text longer.
      .slice(0, NOTES_MAX)
  );
}

/** The year in a date such as `Spring 2010`, `c. 1998` or `c1998`. */
function yearIn(date = ''): string | undefined {
  return /(?<![\p{L}\p{N}])[c©]?((?:1[4-9]|20)\d\d)(?![\p{L}\p{N}])/u.exec(date.slice(0, 60))?.[1];
}

function lines(texts: string[] | undefined, max: number): string[] {
  const cleaned = (texts ?? []).slice(0, 10_000).map((text) => cleanText(text, max));
  return [...new Set(cleaned)].filter((text) => text !== '');
}

function webAddress(raw: string): string | undefined {
  const address = withoutEntities(raw.trim()).replace(/^(?=www\.[\w-]+\.\w)/i, 'https://');
  return /^https?:\/\//i.test(address) ? parseAddress(address, nowhere) : undefined;
}
