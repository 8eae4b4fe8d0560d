import { arxivLinks, isArxiv, namedPaper, readCategories } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { parseDoi } from '@/lib/bibliography/doi';
import { withoutTexAccents } from '@/lib/bibliography/tex-accents';
import { ExpectedError } from '@/lib/domain/errors';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { childrenNamed, type Element, parseXml, textOf } from '@/lib/importers/text/parse-xml';

export const FEED_PARSER = 'arxiv-feed';
/** Papers in one request, at most. */
export const FEED_SIZE = 100;

/** Address at which arXiv returns the records of these papers. */
export function feedAddress(arxivIds: readonly string[]): string {
  const query = new URLSearchParams({ id_list: arxivIds.join(','), max_results: String(arxivIds.length) });
  return `https://export.arxiv.org/api/query?${query}`;
}

/**
 * Reads the papers in a response of arXiv's API (Atom, https://info.arxiv.org/help/api/user-manual.html).
 * @throws ExpectedError `feed-refused` if it is an error, which arXiv reports as an entry named "Error" with status
 * 200; `file-damaged` if it is truncated.
 */
export function readArxivFeed(text: string, pageUrl: string): CapturedPaper[] {
  const feed = childrenNamed(parseXml(text), 'feed')[0];
  if (!feed) throw new ExpectedError('feed-refused', 'no feed');
  const entries = childrenNamed(feed, 'entry').slice(0, FEED_SIZE);
  const error = entries.find((entry) => (textOf(entry, 'id') ?? '').includes('/api/errors'));
  if (error) throw new ExpectedError('feed-refused', cleanText(textOf(error, 'summary') ?? '', BOUNDS.note));
  return entries.flatMap((entry) => readEntry(entry, pageUrl));
}

function readEntry(entry: Element, pageUrl: string): CapturedPaper[] {
  const text = (name: string, most: number) => cleanText(withoutTexAccents(textOf(entry, name) ?? ''), most);
  const address = text('id', BOUNDS.address);
  const url = URL.canParse(address) ? new URL(address) : null;
  const named = url && isArxiv(url) ? namedPaper(url, 'abs') : null;
  const title = text('title', BOUNDS.title);
  if (!named || !title) return [];
  const doi = parseDoi(text('arxiv:doi', BOUNDS.identifier));
  const published = parseDate(text('published', 40));
  const updated = parseDate(text('updated', 40));
  const comment = text('arxiv:comment', BOUNDS.note);
  const journalReference = text('arxiv:journal_ref', BOUNDS.note);
  const primary = childrenNamed(entry, 'arxiv:primary_category');
  return [
    {
      identifiers: { arxiv: named.id, ...(doi && { doi }) },
      title,
      abstract: text('summary', BOUNDS.abstract),
      authors: parseAuthors(childrenNamed(entry, 'author').map((author) => textOf(author, 'name') ?? '')),
      categories: readCategories(
        [...primary, ...childrenNamed(entry, 'category')].map(({ attributes }) => attributes.term ?? ''),
      ),
      ...(published && { published }),
      ...(updated && { updated }),
      ...(named.version && { version: named.version }),
      ...(comment && { comment }),
      ...(journalReference && { journalReference }),
      keywords: [],
      links: arxivLinks(named.id),
      pageUrl,
      parser: FEED_PARSER,
    },
  ];
}
