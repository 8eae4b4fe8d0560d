import { BOUNDS } from '@/lib/bibliography/bounds';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';

/** A paper in the Proceedings of Machine Learning Research; the page shows the abstract, its tags may cut it. */
export const pmlr: Parser = {
  name: 'pmlr',
  label: 'PMLR: a paper',
  kind: 'single',
  matches: (url) =>
    url.hostname === 'proceedings.mlr.press' && /^\/(?:v|r)\d+\/[^/]+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, pmlr.name);
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
