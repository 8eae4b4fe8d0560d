import { BOUNDS } from '@/lib/bibliography/bounds';
import { linkedPaper } from '@/lib/capture/page/linked-paper';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';

/** A paper of CVPR, ICCV or WACV in the open access of the CVF, with a link to its preprint where it has one. */
export const cvf: Parser = {
  name: 'cvf',
  label: 'CVF open access: a paper',
  kind: 'single',
  matches: (url) => url.hostname === 'openaccess.thecvf.com' && /\/html\/.+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, cvf.name);
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
