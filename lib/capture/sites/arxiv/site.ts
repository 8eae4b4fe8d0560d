import { paperParts } from '@/lib/bibliography/arxiv';
import { arxivAfter } from '@/lib/bibliography/identifiers';
import type { MarkedPages, Site } from '@/lib/capture/site';
import { arxivAbs } from './arxiv-abs';
import { arxivHtml } from './arxiv-html';
import { arxivList } from './arxiv-list';
import { arxivSearch } from './arxiv-search';

const paperLink = /\/(?:abs|pdf)\/((?:\d{4}\.\d{4,5})|(?:[a-z-]+\/\d{7}))/;

/** Marked by `entrypoints/arxiv-paper.content.ts`. */
export const paperPages: MarkedPages = {
  matches: [
    'https://arxiv.org/abs/*',
    'https://arxiv.org/html/*',
    'https://export.arxiv.org/abs/*',
    'https://export.arxiv.org/html/*',
  ],
  parsers: [arxivAbs, arxivHtml],
  paperLink,
};

/** Marked by `entrypoints/arxiv-list.content.ts`. */
export const listPages: MarkedPages = {
  matches: [
    'https://arxiv.org/list/*',
    'https://arxiv.org/catchup/*',
    'https://arxiv.org/a/*',
    'https://arxiv.org/search*',
    'https://export.arxiv.org/list/*',
    'https://export.arxiv.org/catchup/*',
    'https://export.arxiv.org/a/*',
    'https://export.arxiv.org/search*',
  ],
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
  marked: [paperPages, listPages],
  parsers: [],
};
