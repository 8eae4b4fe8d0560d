import { arxivAfter } from '@/lib/bibliography/identifiers-in-text';
import type { MarkedPages, Site } from '@/lib/capture/site';
import { huggingfaceCollection } from './huggingface-collection';
import { huggingfaceDaily } from './huggingface-daily';
import { huggingfacePaper } from './huggingface-paper';
import { hosts } from './read-huggingface-paper';

// Both scripts read both kinds of page, since the site navigates between them without a page load.
const parsers = [huggingfaceDaily, huggingfacePaper, huggingfaceCollection];
// Pages also link to papers on arXiv.
const paperLink = /\/(?:abs|pdf|papers)\/((?:\d{4}\.\d{4,5})|(?:[a-z-]+\/\d{7}))/;

const lists = ['', '?*', '/date/*', '/week/*', '/month/*', '/trending*'].map(
  (path) => `https://huggingface.co/papers${path}`,
);

/** Marked by `entrypoints/huggingface-list.content.ts`. */
export const listPages: MarkedPages = {
  matches: [...lists, 'https://huggingface.co/collections/*'],
  parsers,
  paperLink,
};

/** Marked by `entrypoints/huggingface-paper.content.ts`. */
export const paperPages: MarkedPages = {
  matches: ['https://huggingface.co/papers/*'],
  // In Chrome, `/papers/*` also matches `/papers`.
  excludeMatches: lists,
  parsers,
  paperLink,
};

export const huggingface: Site = {
  name: 'Hugging Face',
  hosts,
  identify: (url) => arxivAfter(url, ['papers']),
  links: hosts.map((host) => `https://${host}/papers/*`),
  marked: [listPages, paperPages],
  parsers: [],
};
