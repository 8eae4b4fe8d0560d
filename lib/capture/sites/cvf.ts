import { BOUNDS } from '@/lib/bibliography/bounds';
import { linkedPaper } from '@/lib/capture/page/linked-paper';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['openaccess.thecvf.com'];

/** A paper of CVPR, ICCV or WACV on the CVF's open-access site, with a link to its preprint if there is one. */
const page: Parser = {
  name: 'cvf',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) => isAt(url, hosts) && /\/html\/.+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, page.name);
    const preprint = document.querySelector('#content a[href*="arxiv.org/abs/"]');
    const { doi } = paper.identifiers;
    const arxiv = linkedPaper(preprint, 'abs', url)?.id;
    return entryOf(
      {
        ...paper,
        identifiers: arxiv ? { arxiv, ...(doi && { doi }) } : paper.identifiers,
        title: paper.title || textOf(document, '#papertitle', BOUNDS.title),
        abstract: textOf(document, '#abstract', BOUNDS.abstract) || paper.abstract,
      },
      document.querySelector('#papertitle'),
    );
  },
};

export const cvf: Site = {
  name: 'CVF open access',
  hosts,
  links: [],
  parsers: [page],
};
