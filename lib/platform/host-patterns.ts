import { browser } from 'wxt/browser';

/**
 * Match patterns of the sites whose pages are marked from installation on, as the manifest has them: so that a panel
 * need not load their parsers. Other permissions are requested when needed.
 */
export function markedSites(): string[] {
  return browser.runtime.getManifest().host_permissions ?? [];
}

/** Catalogues that can be asked where a preprint was published; the permission is requested at that click. */
export const catalogues = ['https://api.crossref.org/*', 'https://dblp.org/*'];
