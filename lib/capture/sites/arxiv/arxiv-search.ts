import { pageAddress } from '@/lib/bibliography/address';
import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks, isArxiv, readCategories } from '@/lib/bibliography/arxiv-pages';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText, hasLetters } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { parseDoi } from '@/lib/bibliography/doi';
import { linkedPaper } from '@/lib/capture/page/linked-paper';
import { writtenText } from '@/lib/capture/page/text-of-element';
import { lazyEntry, type Parser } from '@/lib/capture/parser';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { linkedAuthors } from './linked-authors';

/** arXiv's search results. Abstracts can be switched off, and authors after the 25th are not shown. */
export const arxivSearch: Parser = {
  name: 'arxiv-search',
  label: 'search and advanced search',
  kind: 'list',
  source: 'list',
  matches: (url) => isArxiv(url) && /^\/search(?:\/|$)/.test(url.pathname),
  *parse(document, url) {
    const found = new Set<string>();
    for (const result of document.querySelectorAll('li.arxiv-result')) {
      if (found.size === BOUNDS.entries) break;
      const named = linkedPaper(result.querySelector('.list-title a[href*="/abs/"]'), 'abs', url);
      const heading = result.querySelector('p.title');
      const title = heading ? writtenText(heading) : '';
      if (!named || !heading || found.has(named.id) || !hasLetters(title)) continue;
      const doi = parseDoi(result.querySelector('.tags a[href*="doi.org/"]')?.getAttribute('href') ?? '');
      const identifiers = { arxiv: named.id, ...(doi && { doi }) };
      found.add(named.id);
      yield lazyEntry(identifiers, heading, () => ({
        identifiers,
        ...readResult(result, named, title, url),
      }));
    }
  },
};

function readResult(
  result: Element,
  { id, version }: ArxivId,
  title: string,
  url: URL,
): Omit<CapturedPaper, 'identifiers'> {
  const codes = [...result.querySelectorAll('.tag[data-tooltip]')].map(writtenText);
  const notes = [...result.querySelectorAll('p.is-size-7')].map((note) =>
    cleanText(writtenText(note), BOUNDS.note),
  );
  const comment = noteAfter('Comments:', notes);
  const journalReference = noteAfter('Journal ref:', notes);
  const updated = parseDate(noteAfter('Submitted ', notes));
  const published = parseDate(/; v1 submitted ([^;]+)/.exec(notes.join(' '))?.[1] ?? '') ?? updated;
  return {
    title: cleanText(title, BOUNDS.title),
    abstract: cleanText(readAbstract(result), BOUNDS.abstract),
    authors: linkedAuthors(result.querySelectorAll('.authors a')),
    categories: readCategories(codes),
    ...(published && { published }),
    ...(updated && { updated }),
    ...(version && { version }),
    ...(comment && { comment }),
    ...(journalReference && { journalReference }),
    keywords: [],
    links: arxivLinks(id),
    pageUrl: pageAddress(url),
    parser: arxivSearch.name,
  };
}

/** The full abstract, which is hidden beside the shown passage; empty if there is only a passage. */
function readAbstract(result: Element): string {
  const whole = result.querySelector('.abstract-full');
  if (whole) return writtenText(whole).replace(/[△▵]\s*Less\s*$/, '');
  const passage = result.querySelector('.abstract-short');
  const text = passage ? writtenText(passage) : '';
  return /[▽▿]\s*More\s*$/.test(text) ? '' : text;
}

function noteAfter(label: string, notes: string[]): string {
  return (
    notes
      .find((note) => note.startsWith(label))
      ?.slice(label.length)
      .trim() ?? ''
  );
}
