import { pageAddress, parseAddress } from '@/lib/bibliography/address';
import { parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { splitNames } from '@/lib/bibliography/author-list';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText, hasLetters, hasWords } from '@/lib/bibliography/clean-text';
import { arxivOfDoi, parseDoi } from '@/lib/bibliography/doi';
import { doiInAddress } from '@/lib/bibliography/identifiers-in-text';
import { parsePublisherDate } from '@/lib/bibliography/publisher-date';
import { withoutMarkup } from '@/lib/bibliography/strip-publisher-markup';
import { withoutTexAccents } from '@/lib/bibliography/tex-accents';
import { asString, type JsonObject } from '@/lib/bibliography/untyped-json';
import type { Author, CapturedPaper, PaperIdentifiers, PaperLinks } from '@/lib/domain/papers/paper';
import { describedAbstract, isCitationAlone } from './abstract-in-description';
import { readCitationLine } from './citation-line';
import { containersOf, namesOf, readArticle } from './json-ld';
import { metaTag, metaTags } from './meta-tags';

/**
 * Reads a paper from the page's tags: Highwire's `citation_` tags, which Google Scholar requires of publishers, come
 * before schema.org, Dublin Core, PRISM and Open Graph. The title is empty if no tag has one.
 */
export function readTags(document: Document, url: URL, parser: string): CapturedPaper {
  const article = readArticle(document);
  const tag = (...names: string[]) => names.map((name) => metaTag(document, name)).find(Boolean) ?? '';
  const fromArticle = (property: string) => namesOf(article[property]).find(Boolean) ?? '';
  const whole = containersOf(article);
  const published = readPublished(document, fromArticle('datePublished'));
  const named = readAuthors(document, namesOf(article.author));
  const venue = cleanText(
    tag(
      'citation_journal_title',
      'citation_conference_title',
      'citation_inbook_title',
      'prism.publicationName',
      'eprints.publication',
    ) ||
      (namesOf(whole.at(-1)?.name).find(Boolean) ?? ''),
    BOUNDS.venue,
  );
  const identifiers = readIdentifiers(document, url, [
    ...namesOf(article.identifier),
    ...[article.sameAs, article['@id'], article.url]
      .flatMap(namesOf)
      .filter((text) => /doi\.org\//.test(text)),
  ]);
  const title = firstThatSays(BOUNDS.title, [
    tag('citation_title'),
    fromArticle('headline'),
    fromArticle('name'),
    tag('dc.title', 'dcterms.title', 'og:title'),
  ]);
  const { authors: citedAuthors = [], ...cited } = readCitationLine(tag('description'), title);
  const authors = named.length > 0 ? named : citedAuthors;
  const stated = firstThatSays(BOUNDS.abstract, [
    tag('citation_abstract'),
    fromArticle('abstract'),
    tag('dcterms.abstract'),
  ]);
  const descriptions = {
    ofArticle: [fromArticle('description'), tag('dc.description')],
    ofPage: [tag('og:description'), tag('description')],
  };
  return {
    identifiers,
    title,
    abstract:
      (isCitationAlone(stated) ? '' : stated) ||
      describedAbstract(document, descriptions, { title, authors, venue }),
    authors,
    categories: [],
    ...cited,
    ...(published && { published }),
    ...(venue && { venue }),
    ...readIssue(document, article),
    keywords: readKeywords(document, namesOf(article.keywords)),
    links: readLinks(document, url, identifiers),
    pageUrl: pageAddress(url),
    parser,
  };
}

/**
 * Whether the tags say that the page is about one paper. A home page, a venue or an issue also has a title and a
 * description. Blog posts whose tags say so count as papers.
 */
export function isAboutPaper(document: Document, { identifiers, title }: CapturedPaper): boolean {
  const titles = new Set(metaTags(document, 'citation_title').map((text) => cleanText(text, BOUNDS.title)));
  const names = [metaTag(document, 'og:site_name'), metaTag(document, 'citation_journal_title')];
  if (titles.size > 1 || names.includes(title) || isContents.test(title)) return false;
  if (identifiers.doi || identifiers.arxiv || identifiers.pubmed || titles.size === 1) return true;
  if (Object.keys(readArticle(document)).length > 0) return true;
  const isRecord = metaTag(document, 'dc.creator') || metaTag(document, 'dc.creator.personalname');
  if (isRecord && metaTag(document, 'dc.title')) return true;
  // Some sites call each of their pages an article.
  const isPost = ['article:published_time', 'article:author', 'author'].some((name) =>
    metaTag(document, name),
  );
  return isPost && metaTag(document, 'og:type') === 'article';
}

const isContents =
  /^(?:vol(?:ume|\.)?\s*\d+|(?:issue|no\.?|number)\s*\d+|table of contents|current issue|latest issue|archives?|all issues|proceedings of the)\b/i;

/** The first of these texts that still has letters after cleaning. */
function firstThatSays(max: number, texts: string[]): string {
  return (
    texts
      .map((text) => cleanText(withoutCaseBraces(withoutTexAccents(withoutMarkup(text))), max))
      .find(hasLetters) ?? ''
  );
}

/** Removes BibTeX's braces around words with protected capitals, which some sites leave in their tags. */
function withoutCaseBraces(text: string): string {
  if (/[$\\]/.test(text)) return text;
  return text.replace(/(?<![\p{L}\p{N}^_])\{([\p{L}\p{N}][\p{L}\p{N} +./-]*)\}/gu, '$1');
}

/** Volume, issue, pages and publisher. */
function readIssue(
  document: Document,
  article: JsonObject,
): Pick<CapturedPaper, 'volume' | 'issue' | 'pages' | 'publisher'> {
  const text = (max: number, ...names: string[]) => {
    const value = cleanText(names.map((name) => metaTag(document, name)).find(Boolean) ?? '', max);
    return hasWords(value) ? value : '';
  };
  const above = [article, ...containersOf(article)];
  const fromArticle = (max: number, ...properties: string[]) => {
    const values = above.flatMap((thing) => properties.map((property) => thing[property]));
    const found = values.map((value) => (typeof value === 'number' ? String(value) : asString(value)));
    return cleanText(found.find(hasWords) ?? '', max);
  };
  const volume =
    text(BOUNDS.issue, 'citation_volume', 'prism.volume') || fromArticle(BOUNDS.issue, 'volumeNumber');
  const issue =
    text(BOUNDS.issue, 'citation_issue', 'prism.number') || fromArticle(BOUNDS.issue, 'issueNumber');
  const first =
    text(BOUNDS.issue / 2, 'citation_firstpage', 'prism.startingPage') ||
    fromArticle(BOUNDS.issue / 2, 'pageStart', 'pagination');
  const last =
    text(BOUNDS.issue / 2 - 1, 'citation_lastpage', 'prism.endingPage') ||
    fromArticle(BOUNDS.issue / 2 - 1, 'pageEnd');
  const pages = first && last && first !== last && !/[-–]/.test(first) ? `${first}-${last}` : first;
  const publisher = text(BOUNDS.venue, 'citation_publisher', 'dc.publisher');
  return {
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { pages }),
    ...(publisher && { publisher }),
  };
}

function readIdentifiers(document: Document, url: URL, fromArticle: string[]): PaperIdentifiers {
  const names = ['citation_doi', 'prism.doi', 'dc.identifier', 'dcterms.identifier'];
  const candidates = [...names.flatMap((name) => metaTags(document, name)), ...fromArticle];
  const inAddress = doiInAddress(url);
  const doi = candidates.map(parseDoi).find(Boolean) ?? inAddress.doi;
  const arxiv =
    parseArxivId(metaTag(document, 'citation_arxiv_id'))?.id ??
    candidates.map(arxivOfDoi).find(Boolean) ??
    inAddress.arxiv;
  const pubmed = /^\d{1,9}$/.exec(metaTag(document, 'citation_pmid').trim())?.[0];
  if (!doi && !arxiv && !pubmed) return { url: canonicalAddress(document, url) };
  return { ...(arxiv && { arxiv }), ...(doi && { doi }), ...(pubmed && { pubmed }) };
}

/** The page's canonical address if it is on the same host, since a page must not name papers of another site. */
export function canonicalAddress(document: Document, url: URL): string {
  const href = document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? '';
  const address = parseAddress(href, url);
  const canonical = address ? new URL(address) : url;
  return pageAddress(canonical.hostname === url.hostname ? canonical : url);
}

function readAuthors(document: Document, fromArticle: string[]): Author[] {
  const each = (name: string) => metaTags(document, name).flatMap((text) => splitNames(clean(text), false));
  const list = (name: string) => metaTags(document, name).flatMap((text) => splitNames(clean(text), true));
  const candidates = [
    each('citation_author'),
    list('citation_authors'),
    fromArticle.flatMap((text) => splitNames(clean(text), false)),
    each('dc.creator'),
    each('dc.creator.personalname'),
    each('dc.contributor'),
  ];
  return candidates.map(parseAuthors).find((authors) => authors.length > 0) ?? [];
}

function clean(name: string): string {
  return withoutTexAccents(withoutMarkup(name));
}

/**
 * The date of publication. Its year comes from the publisher's date, since archives give the date of a scan or deposit
 * as `citation_online_date`. Within this year, the first date with a month counts, and the day that another date has
 * for this month. A date on the first of a month is often only a month or a year, so another date decides where there
 * is one.
 */
function readPublished(document: Document, fromArticle: string): string | undefined {
  const names = [
    'citation_publication_date',
    'citation_cover_date',
    'citation_date',
    'prism.coverDate',
    'dc.date.issued',
    'dcterms.issued',
    'dc.issued',
    'prism.publicationDate',
    'dc.date',
  ];
  const later = ['citation_year', 'citation_online_date', 'article:published_time'];
  const dates = [
    ...names.map((name) => metaTag(document, name)),
    fromArticle,
    ...later.map((name) => metaTag(document, name)),
  ].flatMap((text) => parsePublisherDate(text) ?? []);
  const year = dates[0]?.slice(0, 4) ?? '';
  const sameYear = dates.filter((date) => date.startsWith(year));
  const found = sameYear.find((date) => date.length > 4 && !date.endsWith('-01-01'));
  if (!found) return sameYear.find((date) => date === year) ?? dates[0];
  const month = found.slice(0, 7);
  const day = sameYear.find((date) => date.startsWith(`${month}-`) && !date.endsWith('-01'));
  return day ?? sameYear.find((date) => date === month) ?? found;
}

function readKeywords(document: Document, fromArticle: string[]): string[] {
  const names = ['citation_keywords', 'citation_keyword', 'dc.subject'];
  const words = [...names.map((name) => metaTags(document, name)), fromArticle]
    .flatMap((texts) => {
      const between = separator(texts);
      return texts.flatMap((text) => text.slice(0, BOUNDS.note).split(between));
    })
    .map((word) => cleanText(withoutMarkup(word), BOUNDS.keyword));
  return [...new Set(words)].filter((word) => word !== '').slice(0, BOUNDS.keywords);
}

/**
 * The separator of keywords. A comma is part of a keyword if keywords are in separate tags, or if it is the only comma
 * of a tag.
 */
function separator(texts: string[]): string | RegExp {
  const all = texts.join(';');
  const isEach = texts.length > 1 && texts.some((text) => text.split(',').length <= 2);
  const isPart =
    isEach || texts.length > 2 || texts.some((text) => text.includes(';')) || /^[^,;]*,\s+\w+$/.test(all);
  return isPart ? ';' : /[;,]/;
}

function readLinks(document: Document, url: URL, { arxiv }: PaperIdentifiers): PaperLinks {
  const pdf = parseAddress(metaTag(document, 'citation_pdf_url'), url);
  return {
    ...(arxiv ? arxivLinks(arxiv) : { abs: canonicalAddress(document, url) }),
    ...(pdf && { pdf }),
  };
}
