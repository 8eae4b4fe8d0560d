import type { CapturedPaper } from '@/lib/domain/paper';
import { pageAddress, parseAddress } from './address';
import { type ArxivId, parseArxivId } from './arxiv-id';
import { parseAuthors } from './author';
import { BOUNDS } from './bounds';
import { parseDoi } from './doi';
import type { Parser } from './parser';
import { cleanText, parseDay, writtenText } from './text';

const hosts = new Set(['arxiv.org', 'www.arxiv.org', 'export.arxiv.org']);

/**
 * arXiv's page of one paper. The `citation_` tags of its head are preferred: they hold LaTeX as written, where
 * MathJax has replaced it in the body, and survive a page that was cut short.
 */
export const arxivAbs: Parser = {
  name: 'arxiv-abs',
  label: 'arXiv: a paper',
  kind: 'single',
  matches: (url) => namedPaper(url) !== null,
  parse(document, url) {
    const named = namedPaper(url);
    const stated = parseArxivId(metaTag(document, 'citation_arxiv_id') || named?.id || '');
    if (!named || named.id !== stated?.id) return [];
    const paper = readPaper(document, url, named);
    if (!paper.title) return [];
    return [{ paper, anchor: document.querySelector('#abs h1.title, h1.title') }];
  },
};

function namedPaper(url: URL): ArxivId | null {
  const [, id] = /^\/abs\/(.+?)\/?$/.exec(url.pathname) ?? [];
  return hosts.has(url.hostname) && id ? parseArxivId(id) : null;
}

function readPaper(document: Document, url: URL, named: ArxivId): CapturedPaper {
  const meta = (name: string) => metaTag(document, name);
  const body = (selector: string) => bodyText(document, selector);
  const doi = parseDoi(meta('citation_doi')) ?? parseDoi(body('td.doi'));
  const version = named.version ?? parseArxivId(body('td.arxividv a'))?.version;
  const published = parseDay(meta('citation_date'));
  const updated = parseDay(meta('citation_online_date'));
  const comment = cleanText(body('td.comments'), BOUNDS.note);
  const journalReference = cleanText(labelled(document, 'td.jref', 'Journal'), BOUNDS.note);
  const venue = cleanText(meta('citation_journal_title'), BOUNDS.venue);
  const html = document.querySelector('#latexml-download-link')?.getAttribute('href') ?? '';
  const htmlAddress = parseAddress(html, url);
  return {
    identifiers: { arxiv: named.id, ...(doi && { doi }) },
    title: cleanText(meta('citation_title') || meta('og:title') || body('h1.title'), BOUNDS.title),
    abstract: cleanText(
      meta('citation_abstract') || meta('og:description') || body('blockquote.abstract'),
      BOUNDS.abstract,
    ),
    authors: readAuthors(document),
    categories: readCategories(body('td.subjects')),
    ...(published && { published }),
    ...(updated && { updated }),
    ...(version && { version }),
    ...(comment && { comment }),
    ...(journalReference && { journalReference }),
    ...(venue && { venue }),
    keywords: [],
    links: {
      abs: `https://arxiv.org/abs/${named.id}`,
      pdf: `https://arxiv.org/pdf/${named.id}`,
      ...(htmlAddress && { html: htmlAddress }),
    },
    pageUrl: pageAddress(url),
    parser: arxivAbs.name,
  };
}

function metaTag(document: Document, name: string): string {
  const tag = document.querySelector(`meta[name="${name}"], meta[property="${name}"]`);
  return tag?.getAttribute('content') ?? '';
}

function bodyText(document: Document, selector: string): string {
  const element = document.querySelector(selector);
  return element ? writtenText(element) : '';
}

/** Text of the table cell whose label starts so: arXiv gives report numbers the class of journal references. */
function labelled(document: Document, selector: string, label: string): string {
  for (const cell of document.querySelectorAll(selector)) {
    if (cell.previousElementSibling?.textContent?.trim().startsWith(label)) return writtenText(cell);
  }
  return '';
}

function readAuthors(document: Document) {
  const tags = [...document.querySelectorAll('meta[name="citation_author"]')];
  const authors = parseAuthors(tags.map((tag) => tag.getAttribute('content') ?? ''));
  if (authors.length > 0) return authors;
  return parseAuthors([...document.querySelectorAll('.authors a')].map(writtenText));
}

/** `cs.LG` and the like out of "Machine Learning (cs.LG); Optics (physics.optics)". */
function readCategories(subjects: string): string[] {
  const codes = subjects
    .slice(0, BOUNDS.note)
    .matchAll(/\(([a-z]{2,10}(?:-[a-z]{2,10})?(?:\.[A-Za-z-]{2,20})?)\)/g);
  return [...new Set([...codes].map((match) => match[1] ?? ''))].slice(0, BOUNDS.categories);
}
