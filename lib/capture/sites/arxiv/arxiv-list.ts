import { pageAddress, parseAddress } from '@/lib/bibliography/address';
import { parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks, isArxiv, readSubjects } from '@/lib/bibliography/arxiv-pages';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText, hasLetters } from '@/lib/bibliography/clean-text';
import { linkedPaper } from '@/lib/capture/page/linked-paper';
import { writtenText } from '@/lib/capture/page/text-of-element';
import { lazyEntry, type Parser } from '@/lib/capture/parser';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { linkedAuthors } from './linked-authors';

/**
 * arXiv's lists: new, recent, a month, catchup, an author. A row is a `dt` with the identifier and the following `dd`;
 * they are paired by order, since some pages have a `dl` per day and others one per row. Only the list of new papers
 * and, on request, catchup contain abstracts.
 */
export const arxivList: Parser = {
  name: 'arxiv-list',
  label: 'new, recent, a month, catchup, an author',
  kind: 'list',
  source: 'list',
  matches: (url) => isArxiv(url) && /^\/(?:list|catchup|a)\/[^/]/.test(url.pathname),
  *parse(document, url) {
    const found = new Set<string>();
    let head: Element | null = null;
    for (const part of document.querySelectorAll('dl > dt, dl > dd')) {
      if (found.size === BOUNDS.entries) break;
      if (part.localName === 'dt') {
        head = part;
        continue;
      }
      const arxiv = head && namedIn(head, url);
      const title = part.querySelector('.list-title');
      if (head && arxiv && title && !found.has(arxiv)) {
        const row: Row = { arxiv, head, body: part, title: writtenText(title) };
        if (hasLetters(row.title)) {
          found.add(arxiv);
          yield lazyEntry({ arxiv }, title, () => readRow(row, url));
        }
      }
      head = null;
    }
  },
};

interface Row {
  arxiv: string;
  head: Element;
  body: Element;
  title: string;
}

function namedIn(head: Element, url: URL): string | undefined {
  const link = head.querySelector('a[title="Abstract"], a[href*="/abs/"]');
  return (parseArxivId(link?.id ?? '') ?? linkedPaper(link, 'abs', url))?.id;
}

function readRow({ arxiv, head, body, title }: Row, url: URL): CapturedPaper {
  const text = (selector: string) => {
    const element = body.querySelector(selector);
    return element ? writtenText(element) : '';
  };
  const html = head.querySelector('a[title="View HTML"]');
  const linked = linkedPaper(html, 'html', url);
  const ownHtml = linked?.id === arxiv ? parseAddress(html?.getAttribute('href') ?? '', url) : undefined;
  const version = ownHtml && linked?.version;
  const comment = cleanText(text('.list-comments'), BOUNDS.note);
  const journalReference = cleanText(text('.list-journal-ref'), BOUNDS.note);
  return {
    identifiers: { arxiv },
    title: cleanText(title, BOUNDS.title),
    abstract: cleanText(text('p.mathjax'), BOUNDS.abstract),
    authors: linkedAuthors(body.querySelectorAll('.list-authors a')),
    categories: readSubjects(text('.list-subjects')),
    ...(version && { version }),
    ...(comment && { comment }),
    ...(journalReference && { journalReference }),
    keywords: [],
    links: { ...arxivLinks(arxiv), ...(ownHtml && { html: ownHtml }) },
    pageUrl: pageAddress(url),
    parser: arxivList.name,
  };
}
