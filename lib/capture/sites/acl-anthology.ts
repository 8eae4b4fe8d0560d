import { BOUNDS } from '@/lib/bibliography/bounds';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';

/** A paper in the ACL Anthology, which its identifier names. The tags hold no abstract. */
export const aclAnthology: Parser = {
  name: 'acl-anthology',
  label: 'ACL Anthology: a paper',
  kind: 'single',
  matches: (url) => anthologyId(url) !== null,
  parse(document, url) {
    const acl = anthologyId(url);
    if (!acl) return [];
    const paper = readTags(document, url, aclAnthology.name);
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

/** `2023.acl-long.1`, and before 2020 `N04-1001`; since 2004 their addresses are the same on both hosts. */
function anthologyId(url: URL): string | null {
  const hosts = ['aclanthology.org', 'www.aclanthology.org'];
  const [, id] = /^\/((?:\d{4}\.[\w-]{1,60}\.\d{1,4})|(?:[A-Z]\d{2}-\d{4,6}))\/?$/.exec(url.pathname) ?? [];
  return hosts.includes(url.hostname) ? (id ?? null) : null;
}
