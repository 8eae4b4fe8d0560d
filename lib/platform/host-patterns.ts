import { browser } from 'wxt/browser';

/**
 * Match patterns of the sites whose pages are marked from installation on, as the manifest has them: so that a panel
 * need not load what reads their pages. All else is asked for when it is needed.
 */
export function markedSites(): string[] {
  return browser.runtime.getManifest().host_permissions ?? [];
}

/** Where a person may have it asked whether a preprint was published; asked for at that click. */
export const catalogues = ['https://api.crossref.org/*', 'https://dblp.org/*'];
