import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { namedPaper, paperParts } from '@/lib/bibliography/arxiv-pages';
import { arxivAfter } from '@/lib/bibliography/identifiers-in-text';
import { readLatexml } from '@/lib/capture/page/latexml';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['ar5iv.org', 'ar5iv.labs.arxiv.org'];

/** A paper's full text on ar5iv, an older HTML conversion of arXiv. */
const page: Parser = {
  name: 'ar5iv',
  label: "a paper's full text",
  kind: 'single',
  source: 'full-text',
  matches: (url) => isAt(url, hosts) && named(url) !== null,
  parse(document, url) {
    const paper = named(url);
    if (!paper) return [];
    return entryOf(
      readLatexml(document, url, paper, page.name),
      document.querySelector('.ltx_title_document'),
    );
  },
};

export const ar5iv: Site = {
  name: 'ar5iv',
  hosts,
  identify: (url) => arxivAfter(url, paperParts),
  links: ['*://ar5iv.org/*'],
  parsers: [page],
};

function named(url: URL): ArxivId | null {
  return namedPaper(url, 'html') ?? namedPaper(url, 'abs');
}
