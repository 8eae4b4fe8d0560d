import { namedPaper } from '@/lib/bibliography/arxiv';
import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { readLatexml } from '@/lib/capture/page/latexml';
import { entryOf, type Parser } from '@/lib/capture/parser';

const hosts = new Set(['ar5iv.org', 'www.ar5iv.org', 'ar5iv.labs.arxiv.org']);

/** A paper's full text on ar5iv, the older conversion of all of arXiv. */
export const ar5iv: Parser = {
  name: 'ar5iv',
  label: "ar5iv: a paper's full text",
  kind: 'single',
  matches: (url) => hosts.has(url.hostname) && named(url) !== null,
  parse(document, url) {
    const paper = named(url);
    if (!paper) return [];
    return entryOf(
      readLatexml(document, url, paper, ar5iv.name),
      document.querySelector('.ltx_title_document'),
    );
  },
};

function named(url: URL): ArxivId | null {
  return namedPaper(url, 'html') ?? namedPaper(url, 'abs');
}
