import { parseArxivId } from '@/lib/bibliography/arxiv-id';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { asArray, asObject, asString, type JsonObject } from '@/lib/bibliography/untyped-json';
import { writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt } from '@/lib/capture/site';
import { hosts, linkedPaper, readPaper, readProps } from './read-huggingface-paper';

const listPath = /^\/papers(?:\/(?:date|week|month)\/[^/]+|\/trending)?\/?$/;

/**
 * Hugging Face's lists of papers. The cards show which papers are on the page; their fields come from the data in the
 * page. After navigation without a page load, the data still belong to the previous list; a card that is not in the
 * data is read as shown.
 */
export const huggingfaceDaily: Parser = {
  name: 'huggingface-daily',
  label: 'papers of a day, week or month, trending, search',
  kind: 'list',
  source: 'list',
  matches: (url) => isAt(url, hosts) && listPath.test(url.pathname),
  *parse(document, url) {
    const known = knownPapers(document);
    const found = new Set<string>();
    for (const link of document.querySelectorAll(':is(h2, h3, h4) a[href*="/papers/"]')) {
      if (found.size === BOUNDS.entries) break;
      const arxiv = linkedPaper(link, url);
      if (!arxiv || found.has(arxiv)) continue;
      const shown = { title: writtenText(link) };
      const paper = readPaper(arxiv, known.get(arxiv) ?? {}, shown, url, huggingfaceDaily.name);
      // The link itself clips its overflow, so the mark is drawn beside the heading.
      for (const entry of entryOf(paper, link.closest('h2, h3, h4'))) {
        found.add(arxiv);
        yield entry;
      }
    }
  },
};

function knownPapers(document: Document): Map<string, JsonObject> {
  const props = readProps(document, 'DailyPapers');
  const papers = [...asArray(props.dailyPapers), ...asArray(props.searchResults)]
    .slice(0, BOUNDS.entries)
    .map((entry) => asObject(asObject(entry).paper));
  return new Map(papers.map((paper) => [parseArxivId(asString(paper.id))?.id ?? '', paper]));
}
