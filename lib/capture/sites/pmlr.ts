import { BOUNDS } from '@/lib/bibliography/bounds';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['proceedings.mlr.press'];

/** A paper in the Proceedings of Machine Learning Research. The page shows the full abstract; the tags may cut it. */
const page: Parser = {
  name: 'pmlr',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) => isAt(url, hosts) && /^\/(?:v|r)\d+\/[^/]+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, page.name);
    return entryOf(
      {
        ...paper,
        title: paper.title || textOf(document, 'article h1, h1', BOUNDS.title),
        abstract: textOf(document, '#abstract', BOUNDS.abstract) || paper.abstract,
      },
      document.querySelector('article h1, h1'),
    );
  },
};

export const pmlr: Site = {
  name: 'PMLR',
  hosts,
  links: [],
  parsers: [page],
};
