import { arxivAfter } from '@/lib/bibliography/identifiers-in-text';
import type { MarkedPages, Site } from '@/lib/capture/site';
import { hosts } from './huggingface';
import { huggingfaceCollection } from './huggingface-collection';
import { huggingfaceDaily } from './huggingface-daily';
import { huggingfacePaper } from './huggingface-paper';

/** Marked by `entrypoints/huggingface.content.ts`. */
export const paperPages: MarkedPages = {
  matches: ['https://huggingface.co/papers*', 'https://huggingface.co/collections/*'],
  parsers: [huggingfaceDaily, huggingfacePaper, huggingfaceCollection],
  // Pages link to the paper on arXiv too.
  paperLink: /\/(?:abs|pdf|papers)\/((?:\d{4}\.\d{4,5})|(?:[a-z-]+\/\d{7}))/,
};

export const huggingface: Site = {
  name: 'Hugging Face',
  hosts,
  identify: (url) => arxivAfter(url, ['papers']),
  links: hosts.map((host) => `https://${host}/papers/*`),
  marked: [paperPages],
  parsers: [],
};
