import { BOUNDS } from '@/lib/bibliography/bounds';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';
import type { PaperIdentifiers } from '@/lib/domain/papers/paper';

const host = 'aclanthology.org';

/** A paper in the ACL Anthology, which its identifier names. The tags hold no abstract. */
const page: Parser = {
  name: 'acl-anthology',
  label: 'a paper',
  kind: 'single',
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
        ...(venue && { venue }),
        links: { abs: `https://aclanthology.org/${acl}/`, pdf: `https://aclanthology.org/${acl}.pdf` },
      },
      document.querySelector('#title'),
    );
  },
};

export const aclAnthology: Site = {
  name: 'ACL Anthology',
  hosts: [host, 'aclweb.org'],
  identify,
  links: ['https://aclanthology.org/*'],
  parsers: [page],
};

/** The paper that a page of the anthology is about; files have the same names with an ending. */
function pageOf(url: URL): string | null {
  const { acl, ending = '/' } = named(url);
  return acl && ending === '/' && isAt(url, [host]) ? acl : null;
}

function identify(url: URL): PaperIdentifiers {
  const { acl } = named(url);
  return acl ? { acl } : {};
}

/** `2023.acl-long.1`, and before 2020 `N04-1001`; the old host has them below `/anthology`. */
function named(url: URL): { acl?: string; ending?: string } {
  const [, acl, ending] =
    /^(?:\/anthology)?\/((?:\d{4}\.[\w-]{1,60}\.\d{1,4})|(?:[A-Z]\d{2}-\d{4,6}))(\.pdf|\.bib|\/)?$/.exec(
      url.pathname,
    ) ?? [];
  return { ...(acl && { acl }), ...(ending && { ending }) };
}
