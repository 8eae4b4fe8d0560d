import { readTags } from '@/lib/capture/page/read-citation-tags';
import { headingOf, shownAbstract } from '@/lib/capture/page/visible-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['proceedings.neurips.cc', 'papers.nips.cc', 'papers.neurips.cc'];

/** A paper in the NeurIPS proceedings. The tags have no abstract, and the title's heading has no id or class. */
const page: Parser = {
  name: 'neurips',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) =>
    isAt(url, hosts) && /^\/(?:paper_files\/)?paper\/\d{4}\/hash\/[^/]+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, page.name);
    const abstract = shownAbstract(document) || paper.abstract;
    // Three hosts and two paths lead to the same paper.
    const address = `https://${hosts[0]}${url.pathname.replace(/^(?:\/paper_files)?/, '/paper_files')}`;
    const identifiers = paper.identifiers.url ? { url: address } : paper.identifiers;
    const links = { ...paper.links, abs: address };
    return entryOf({ ...paper, identifiers, abstract, links }, headingOf(document, paper.title));
  },
};

export const neurips: Site = {
  name: 'NeurIPS proceedings',
  hosts,
  links: [],
  parsers: [page],
};
