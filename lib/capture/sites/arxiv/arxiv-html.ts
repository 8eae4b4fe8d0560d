import { isArxiv, namedPaper } from '@/lib/bibliography/arxiv-pages';
import { readLatexml } from '@/lib/capture/page/latexml';
import { entryOf, type Parser } from '@/lib/capture/parser';

/** A paper's full text on arXiv. It has no tags, so the identifier comes from the address. */
export const arxivHtml: Parser = {
  name: 'arxiv-html',
  label: "a paper's full text in HTML",
  kind: 'single',
  source: 'full-text',
  matches: (url) => isArxiv(url) && namedPaper(url, 'html') !== null,
  parse(document, url) {
    const named = namedPaper(url, 'html');
    if (!named) return [];
    const paper = readLatexml(document, url, named, arxivHtml.name);
    return entryOf(paper, document.querySelector('.ltx_title_document'));
  },
};
