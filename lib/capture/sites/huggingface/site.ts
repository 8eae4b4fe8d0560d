import { arxivAfter } from '@/lib/bibliography/identifiers-in-text';
import type { MarkedPages, Site } from '@/lib/capture/site';
import { hosts } from './huggingface';
import { huggingfaceCollection } from './huggingface-collection';
import { huggingfaceDaily } from './huggingface-daily';
import { huggingfacePaper } from './huggingface-paper';

// Both scripts read both kinds of page: the site may change from one to the other without a load.
const parsers = [huggingfaceDaily, huggingfacePaper, huggingfaceCollection];
// Pages link to the paper on arXiv too.
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
  // Chrome takes `/papers` for a match of `/papers/*`.
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
