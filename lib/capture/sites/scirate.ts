import { pageAddress } from '@/lib/bibliography/address';
import { arxivLinks, namedPaper, readCategories } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDate } from '@/lib/bibliography/date';
import { arxivAfter } from '@/lib/bibliography/identifiers-in-text';
import { textOf, writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['scirate.com'];

/** A paper on SciRate, which shows arXiv's fields and has no tags. */
const page: Parser = {
  name: 'scirate',
  label: 'a paper',
  kind: 'single',
  source: 'structured',
  matches: (url) => isAt(url, hosts) && namedPaper(url, 'arxiv') !== null,
  parse(document, url) {
    const named = namedPaper(url, 'arxiv');
    const shown = document.querySelector('.paper') ?? document;
    if (!named) return [];
    const feeds = [...shown.querySelectorAll('.dates a[href^="/arxiv/"], .categories a[href^="/arxiv/"]')];
    const dates = textOf(shown, '.dates', BOUNDS.note);
    const published = parseDate(/Submitted\s+(.*)/.exec(dates)?.[1] ?? '');
    const updated = parseDate(/Updated\s+(.*)/.exec(dates)?.[1] ?? '') ?? published;
    const paper = {
      identifiers: { arxiv: named.id },
      title: textOf(shown, 'h1.title', BOUNDS.title),
      abstract: textOf(shown, '.abstract', BOUNDS.abstract),
      authors: parseAuthors([...shown.querySelectorAll('.authors a')].map(writtenText)),
      categories: readCategories(
        feeds.map((feed) => feed.getAttribute('href')?.slice('/arxiv/'.length) ?? ''),
      ),
      ...(published && { published }),
      ...(updated && { updated }),
      ...(named.version && { version: named.version }),
      keywords: [],
      links: arxivLinks(named.id),
      pageUrl: pageAddress(url),
      parser: page.name,
    };
    return entryOf(paper, shown.querySelector('h1.title'));
  },
};

export const scirate: Site = {
  name: 'SciRate',
  hosts,
  identify: (url) => arxivAfter(url, ['arxiv']),
  links: [],
  parsers: [page],
};
