import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { withoutTexAccents } from '@/lib/bibliography/tex-accents';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';
import type { Author, PaperIdentifiers } from '@/lib/domain/papers/paper';

const hosts = ['aclanthology.org', 'aclweb.org'];

/** Enough for a citation with an abstract and thousands of authors. */
const MAX_CITATION = 200_000;

/** A paper in the ACL Anthology, whose address contains its identifier. The tags have no abstract. */
const page: Parser = {
  name: 'acl-anthology',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) => pageOf(url) !== null,
  parse(document, url) {
    const acl = pageOf(url);
    if (!acl) return [];
    const paper = readTags(document, url, page.name);
    const { doi } = paper.identifiers;
    const venue = paper.venue ?? textOf(document, '.acl-paper-details a[href^="/volumes/"]', BOUNDS.venue);
    return entryOf(
      {
        ...paper,
        identifiers: { ...(doi && { doi }), acl },
        title: paper.title || textOf(document, '#title', BOUNDS.title),
        abstract: textOf(document, '.acl-abstract > span, .acl-abstract div', BOUNDS.abstract),
        authors: citedAuthors(document, paper.authors),
        ...(venue && { venue }),
        links: { abs: `https://aclanthology.org/${acl}/`, pdf: `https://aclanthology.org/${acl}.pdf` },
      },
      document.querySelector('#title'),
    );
  },
};

export const aclAnthology: Site = {
  name: 'ACL Anthology',
  hosts,
  identify,
  links: ['https://aclanthology.org/*'],
  parsers: [page],
};

/** The identifier of a paper's page; `null` for files, whose addresses have an extension. */
function pageOf(url: URL): string | null {
  const { acl, ending = '/' } = named(url);
  return acl && ending === '/' && isAt(url, hosts) ? acl : null;
}

/** Authors from the page's BibTeX, since the tags do not show where a family name begins. */
function citedAuthors(document: Document, tagged: Author[]): Author[] {
  const cited = document.querySelector('#citeBibtexContent')?.textContent?.slice(0, MAX_CITATION) ?? '';
  const [, field = ''] = /\bauthor\s*=\s*"([^"\\]*(?:\\.[^"\\]*)*)"/.exec(cited) ?? [];
  const names = field.split(/\s+and\s+/).map((name) => withoutTexAccents(name).replace(/[{}]/g, ''));
  const authors = parseAuthors(names);
  return authors.length > 0 && authors.length === tagged.length ? authors : tagged;
}

function identify(url: URL): PaperIdentifiers {
  const { acl } = named(url);
  return acl ? { acl } : {};
}

/** Reads `2023.acl-long.1`, or `N04-1001` from before 2020, from an address; on the old host, below `/anthology`. */
function named(url: URL): { acl?: string; ending?: string } {
  const [, acl, ending] =
    /^(?:\/anthology)?\/((?:\d{4}\.[\w-]{1,60}\.\d{1,4})|(?:[A-Z]\d{2}-\d{4,6}))(\.pdf|\.bib|\/)?$/.exec(
      url.pathname,
    ) ?? [];
  return { ...(acl && { acl }), ...(ending && { ending }) };
}
