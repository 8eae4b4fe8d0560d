import { pageAddress, parseAddress } from '@/lib/bibliography/address';
import { arxivLinks } from '@/lib/bibliography/arxiv';
import { parseArxivId } from '@/lib/bibliography/arxiv-id';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDate } from '@/lib/bibliography/date';
import { arxivOfDoi, parseDoi } from '@/lib/bibliography/doi';
import { withoutMarkup } from '@/lib/bibliography/markup';
import { cleanText } from '@/lib/bibliography/text';
import type { CapturedPaper, PaperIdentifiers, PaperLinks } from '@/lib/domain/papers/paper';
import { namesOf, readArticle } from './json-ld';
import { metaTag, metaTags } from './meta';

/**
 * A paper as the page's own tags describe it: Highwire's `citation_`, which Google Scholar asks publishers for,
 * before schema.org, Dublin Core, PRISM and Open Graph. Its title is empty where none of them names one.
 */
export function readTags(document: Document, url: URL, parser: string): CapturedPaper {
  const article = readArticle(document);
  const tag = (...names: string[]) => names.map((name) => metaTag(document, name)).find(Boolean) ?? '';
  const said = (property: string) => namesOf(article[property]).find(Boolean) ?? '';
  const published = readPublished(document, said('datePublished'));
  const venue = cleanText(
    tag(
      'citation_journal_title',
      'citation_conference_title',
      'citation_inbook_title',
      'prism.publicationName',
    ) || said('isPartOf'),
    BOUNDS.venue,
  );
  const identifiers = readIdentifiers(document, url, namesOf(article.identifier));
  return {
    identifiers,
    title: firstThatSays(BOUNDS.title, [
      tag('citation_title'),
      said('headline'),
      said('name'),
      tag('dc.title', 'dcterms.title', 'og:title'),
    ]),
    abstract: firstThatSays(BOUNDS.abstract, [
      tag('citation_abstract'),
      said('abstract'),
      said('description'),
      tag('dc.description', 'dcterms.abstract', 'og:description', 'description'),
    ]),
    authors: readAuthors(document, namesOf(article.author)),
    categories: [],
    ...(published && { published }),
    ...(venue && { venue }),
    keywords: readKeywords(document, namesOf(article.keywords)),
    links: readLinks(document, url, identifiers),
    pageUrl: pageAddress(url),
    parser,
  };
}

/** The first of these texts of which something is left when it is cleaned. */
function firstThatSays(max: number, texts: string[]): string {
  return texts.map((text) => cleanText(withoutMarkup(text), max)).find(Boolean) ?? '';
}

function readIdentifiers(document: Document, url: URL, said: string[]): PaperIdentifiers {
  const names = ['citation_doi', 'prism.doi', 'bepress_citation_doi', 'dc.identifier', 'dcterms.identifier'];
  const candidates = [...names.flatMap((name) => metaTags(document, name)), ...said];
  const doi = candidates.map(parseDoi).find(Boolean);
  const arxiv =
    parseArxivId(metaTag(document, 'citation_arxiv_id'))?.id ?? candidates.map(arxivOfDoi).find(Boolean);
  const pubmed = /^\d{1,9}$/.exec(metaTag(document, 'citation_pmid').trim())?.[0];
  if (!doi && !arxiv && !pubmed) return { url: canonicalAddress(document, url) };
  return { ...(arxiv && { arxiv }), ...(doi && { doi }), ...(pubmed && { pubmed }) };
}

/** The address that the page gives itself, where it is on the same host: no page names another site's paper. */
export function canonicalAddress(document: Document, url: URL): string {
  const href = document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? '';
  const address = parseAddress(href, url);
  const canonical = address ? new URL(address) : url;
  return pageAddress(canonical.hostname === url.hostname ? canonical : url);
}

function readAuthors(document: Document, said: string[]) {
  const candidates = [
    metaTags(document, 'citation_author'),
    metaTags(document, 'citation_authors').flatMap((names) => names.split(';', BOUNDS.authors)),
    said,
    metaTags(document, 'dc.creator'),
    metaTags(document, 'dc.contributor'),
  ];
  return candidates.map(parseAuthors).find((authors) => authors.length > 0) ?? [];
}

/** The first date that says the most; publishers write the first of a month where they know the month alone. */
function readPublished(document: Document, said: string): string | undefined {
  const names = [
    'citation_online_date',
    'citation_publication_date',
    'citation_date',
    'prism.publicationDate',
    'dc.date',
    'dcterms.issued',
    'article:published_time',
  ];
  const dates = [...names.map((name) => metaTag(document, name)), said].flatMap(
    (text) => parseDate(text) ?? [],
  );
  const mostSaid = Math.max(...dates.map(({ length }) => length));
  const most = dates.filter((date) => date.length === mostSaid);
  return most.find((date) => !date.endsWith('-01')) ?? most[0];
}

function readKeywords(document: Document, said: string[]): string[] {
  const names = ['citation_keywords', 'citation_keyword', 'dc.subject'];
  const words = [...names.map((name) => metaTags(document, name)), said]
    // Where many have places of their own, a comma is a part of it.
    .flatMap((texts) =>
      texts.flatMap((text) => text.slice(0, BOUNDS.note).split(texts.length > 2 ? ';' : /[;,]/)),
    )
    .map((word) => cleanText(word, BOUNDS.keyword));
  return [...new Set(words)].filter((word) => word !== '').slice(0, BOUNDS.keywords);
}

function readLinks(document: Document, url: URL, { arxiv }: PaperIdentifiers): PaperLinks {
  const pdf = parseAddress(metaTag(document, 'citation_pdf_url'), url);
  return {
    ...(arxiv ? arxivLinks(arxiv) : { abs: canonicalAddress(document, url) }),
    ...(pdf && { pdf }),
  };
}
