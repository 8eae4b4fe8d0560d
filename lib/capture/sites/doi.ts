import { decodedPath } from '@/lib/bibliography/address';
import { doiOf } from '@/lib/bibliography/identifiers-in-text';
import type { Site } from '@/lib/capture/site';

/** The DOI resolver, which has no pages of its own. */
export const doi: Site = {
  name: 'DOI',
  hosts: ['doi.org'],
  identify: (url) => doiOf(decodedPath(url).slice(1)),
  links: ['*://doi.org/10.*', '*://dx.doi.org/10.*'],
  parsers: [],
};
