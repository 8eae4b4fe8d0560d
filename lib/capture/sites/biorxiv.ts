import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDoi } from '@/lib/bibliography/doi';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf, writtenText } from '@/lib/capture/page/text-of-element';
import { shownAuthors } from '@/lib/capture/page/visible-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['biorxiv.org', 'medrxiv.org'];

/** A preprint on bioRxiv or medRxiv. Its address contains the DOI and the version; the tags lack the version. */
const page: Parser = {
  name: 'biorxiv',
  label: 'a preprint',
  kind: 'single',
  source: 'record',
  matches: (url) => named(url) !== null,
  parse(document, url) {
    const preprint = named(url);
    if (!preprint) return [];
    const paper = readTags(document, url, page.name);
    const subject = textOf(document, '.highwire-article-collection-term', 60);
    // The page lists the authors again in its tabs.
    const byline = document.querySelector('.highwire-citation-authors');
    const whole = [...(byline?.querySelectorAll('.highwire-citation-author') ?? [])].map(writtenText);
    const parted = shownAuthors(byline ?? document);
    const { doi, version } = preprint;
    return entryOf(
      {
        ...paper,
        identifiers: { doi },
        title: paper.title || textOf(document, '#page-title', BOUNDS.title),
        abstract: textOf(document, '#abstract-1 p', BOUNDS.abstract) || paper.abstract,
        authors: [paper.authors, parted, parseAuthors(whole)].find((names) => names.length > 0) ?? [],
        categories: subject ? [subject] : [],
        ...(version && { version }),
        links: { ...paper.links, abs: `https://${url.hostname}/content/${doi}` },
      },
      document.querySelector('#page-title'),
    );
  },
};

export const biorxiv: Site = {
  name: 'bioRxiv and medRxiv',
  hosts,
  links: [],
  parsers: [page],
};

function named(url: URL): { doi: string; version: number | undefined } | null {
  if (!isAt(url, hosts)) return null;
  const [, raw = '', version] =
    /^\/content\/(10\.\d{4,9}\/[\d.]+?)(?:v(\d{1,3}))?(?:\.[a-z][\w.-]*)?$/.exec(url.pathname) ?? [];
  const doi = parseDoi(raw);
  return doi ? { doi, version: version ? Number(version) || undefined : undefined } : null;
}
