import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDate } from '@/lib/bibliography/date';
import { parseDoi } from '@/lib/bibliography/doi';
import { metaTags } from '@/lib/capture/page/meta-tags';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf, writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';
import type { PaperIdentifiers } from '@/lib/domain/papers/paper';

const hosts = ['pubmed.ncbi.nlm.nih.gov'];

/** A PubMed record, whose address contains its number. The tags shorten given names, and have no abstract. */
const page: Parser = {
  name: 'pubmed',
  label: 'a record',
  kind: 'single',
  source: 'structured',
  matches: (url) => isAt(url, hosts) && recordNumber(url) !== null,
  parse(document, url) {
    const number = recordNumber(url);
    if (!number) return [];
    const paper = readTags(document, url, page.name);
    const heading = document.querySelector('#full-view-heading') ?? document;
    const names = [...heading.querySelectorAll('.authors-list .full-name')].map(writtenText);
    const doi =
      paper.identifiers.doi ??
      parseDoi(heading.querySelector('a[href*="doi.org/"]')?.getAttribute('href') ?? '');
    const published = paper.published ?? parseDate(textOf(heading, '.cit', BOUNDS.note));
    return entryOf(
      {
        ...paper,
        identifiers: { ...(doi && { doi }), pubmed: number },
        title: paper.title || textOf(heading, '.heading-title', BOUNDS.title),
        abstract: textOf(document, '.abstract-content.selected, .abstract-content', BOUNDS.abstract),
        authors:
          [names, taggedNames(document)].map(parseAuthors).find(({ length }) => length > 0) ?? paper.authors,
        ...(published && { published }),
        links: { abs: `https://pubmed.ncbi.nlm.nih.gov/${number}/` },
      },
      heading.querySelector('.heading-title'),
    );
  },
};

export const pubmed: Site = {
  name: 'PubMed',
  hosts,
  identify,
  links: ['https://pubmed.ncbi.nlm.nih.gov/*'],
  parsers: [page],
};

function identify(url: URL): PaperIdentifiers {
  const number = recordNumber(url);
  return number ? { pubmed: number } : {};
}

/** Authors from the tags, with `Example AM` rewritten as `Example, AM`. */
function taggedNames(document: Document): string[] {
  return metaTags(document, 'citation_authors')
    .flatMap((names) => names.split(';', BOUNDS.authors))
    .map((name) => name.trim().replace(/ (\p{Lu}{1,4})$/u, ', $1'));
}

function recordNumber(url: URL): string | null {
  return /^\/(\d{1,9})\/?$/.exec(url.pathname)?.[1] ?? null;
}
