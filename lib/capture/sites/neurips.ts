import { headingOf, shownAbstract } from '@/lib/capture/page/shown';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';

const hosts = new Set(['proceedings.neurips.cc', 'papers.nips.cc', 'papers.neurips.cc']);

/** A paper in the proceedings of NeurIPS. The tags hold no abstract, and the title's heading has no name. */
export const neurips: Parser = {
  name: 'neurips',
  label: 'NeurIPS proceedings: a paper',
  kind: 'single',
  matches: (url) =>
    hosts.has(url.hostname) && /^\/(?:paper_files\/)?paper\/\d{4}\/hash\/[^/]+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, neurips.name);
    const abstract = shownAbstract(document) || paper.abstract;
    return entryOf({ ...paper, abstract }, headingOf(document, paper.title));
  },
};
