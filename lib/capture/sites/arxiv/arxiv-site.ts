import { paperParts } from '@/lib/bibliography/arxiv-pages';
import { arxivAfter } from '@/lib/bibliography/identifiers-in-text';
import type { MarkedPages, Site } from '@/lib/capture/site';
import { arxivAbs } from './arxiv-abs';
import { arxivHtml } from './arxiv-html';
import { arxivList } from './arxiv-list';
import { arxivSearch } from './arxiv-search';

const paperLink = /\/(?:abs|pdf)\/((?:\d{4}\.\d{4,5})|(?:[a-z-]+\/\d{7}))/;

/** Hosts that serve arXiv's pages; arXiv's other hosts redirect to them. */
const pageHosts = ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org'];

/**
 * Match patterns. Calls are marked as pure, so that a content script of one kind of page does not load other parsers.
 */
function onArxiv(paths: readonly string[]): string[] {
  return pageHosts.flatMap((host) => paths.map((path) => `https://${host}/${path}`));
}

/** Marked by `entrypoints/arxiv-paper.content.ts`. */
export const paperPages: MarkedPages = {
  matches: /* @__PURE__ */ onArxiv(['abs/*']),
  parsers: [arxivAbs],
  paperLink,
};

/** Marked by `entrypoints/arxiv-html.content.ts`. */
export const htmlPages: MarkedPages = {
  matches: /* @__PURE__ */ onArxiv(['html/*']),
  parsers: [arxivHtml],
  paperLink,
};

/** Marked by `entrypoints/arxiv-list.content.ts`. */
export const listPages: MarkedPages = {
  matches: /* @__PURE__ */ onArxiv(['list/*', 'catchup/*', 'a/*', 'search*']),
  parsers: [arxivList, arxivSearch],
  paperLink,
};

export const arxiv: Site = {
  name: 'arXiv',
  hosts: ['arxiv.org', 'xxx.lanl.gov'],
  identify: (url) => arxivAfter(url, paperParts),
  links: [
    '*://*.arxiv.org/abs/*',
    '*://*.arxiv.org/pdf/*',
    '*://*.arxiv.org/html/*',
    '*://*.arxiv.org/format/*',
  ],
  marked: [paperPages, htmlPages, listPages],
  parsers: [],
};
