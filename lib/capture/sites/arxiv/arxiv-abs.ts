import { pageAddress, parseAddress } from '@/lib/bibliography/address';
import { type ArxivId, parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks, isArxiv, namedPaper, readSubjects } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { parseDoi } from '@/lib/bibliography/doi';
import { withoutTexAccents } from '@/lib/bibliography/tex-accents';
import { metaTag, metaTags } from '@/lib/capture/page/meta-tags';
import { writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { linkedAuthors } from './linked-authors';

/**
 * arXiv's page of one paper. Its `citation_` tags are preferred: they contain the original LaTeX, which MathJax
 * replaces in the body, and are present even if the page is incomplete.
 */
export const arxivAbs: Parser = {
  name: 'arxiv-abs',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) => isArxiv(url) && namedPaper(url, 'abs') !== null,
  parse(document, url) {
    const named = namedPaper(url, 'abs');
    const stated = parseArxivId(metaTag(document, 'citation_arxiv_id') || named?.id || '');
    // Some pages have the tag of another paper; their window title is correct.
    const isTitled = document.querySelector('title')?.textContent?.includes(`[${named?.id}]`);
    if (!named || (named.id !== stated?.id && !isTitled)) return [];
    return entryOf(readPaper(document, url, named), document.querySelector('#abs h1.title, h1.title'));
  },
};

function readPaper(document: Document, url: URL, named: ArxivId): CapturedPaper {
  const meta = (name: string) => metaTag(document, name);
  const body = (selector: string) => bodyText(document, selector);
  const doi = parseDoi(meta('citation_doi')) ?? parseDoi(body('td.doi'));
  const version = named.version ?? parseArxivId(body('td.arxividv a'))?.version;
  // `[Submitted on 17 Jun 2021 (v1), last revised 20 Oct 2021 (this version, v2)]`
  const dateline = cleanText(body('.dateline'), BOUNDS.note);
  const published =
    parseDate(meta('citation_date')) ?? parseDate(/Submitted on (.+)/i.exec(dateline)?.[1] ?? '');
  const updated =
    parseDate(meta('citation_online_date')) ??
    parseDate(/last revised (.+)/i.exec(dateline)?.[1] ?? '') ??
    (dateline ? published : undefined);
  const comment = cleanText(withoutTexAccents(body('td.comments')), BOUNDS.note);
  const journalReference = cleanText(
    withoutTexAccents(labelled(document, 'td.jref', 'Journal')),
    BOUNDS.note,
  );
  const venue = cleanText(meta('citation_journal_title'), BOUNDS.venue);
  const html = document.querySelector('#latexml-download-link')?.getAttribute('href') ?? '';
  const htmlAddress = parseAddress(html, url);
  return {
    identifiers: { arxiv: named.id, ...(doi && { doi }) },
    title: cleanText(
      withoutTexAccents(meta('citation_title') || meta('og:title') || body('h1.title')),
      BOUNDS.title,
    ),
    abstract: cleanText(
      withoutTexAccents(meta('citation_abstract') || meta('og:description') || body('blockquote.abstract')),
      BOUNDS.abstract,
    ),
    authors: readAuthors(document),
    categories: readSubjects(body('td.subjects')),
    ...(published && { published }),
    ...(updated && { updated }),
    ...(version && { version }),
    ...(comment && { comment }),
    ...(journalReference && { journalReference }),
    ...(venue && { venue }),
    keywords: [],
    links: {
      ...arxivLinks(named.id),
      ...(htmlAddress && { html: htmlAddress }),
    },
    pageUrl: pageAddress(url),
    parser: arxivAbs.name,
  };
}

function bodyText(document: Document, selector: string): string {
  const element = document.querySelector(selector);
  return element ? writtenText(element) : '';
}

/** The text of the table cell with this label: report numbers have the same class as journal references. */
function labelled(document: Document, selector: string, label: string): string {
  for (const cell of document.querySelectorAll(selector)) {
    if (cell.previousElementSibling?.textContent?.trim().startsWith(label)) return writtenText(cell);
  }
  return '';
}

function readAuthors(document: Document) {
  const authors = parseAuthors(metaTags(document, 'citation_author').map(withoutTexAccents));
  if (authors.length > 0) return authors;
  return linkedAuthors(document.querySelectorAll('.authors a'));
}
