import type { PageRequests } from './protocol';

/** What a page may ask; the rest is the panel's. */
export const pageRequestNames = [
  'lookUp',
  'suggest',
  'savePaper',
  'choices',
  'findTopics',
  'fileOnPage',
  'notInterested',
  'readSites',
  'readOnPage',
  'reportShape',
  'undo',
  'openPanel',
] as const satisfies (keyof PageRequests)[];
