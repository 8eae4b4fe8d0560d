import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import type { Parser } from './parser';

/** A site with papers. CONTRIBUTING.md explains how to add one in "A site". */
export interface Site {
  /** The name for people. */
  name: string;
  /** The site's hosts, including their subdomains. The options show the first one. */
  hosts: readonly string[];
  /**
   * The identifiers in an address of the site; `{}` if it has none. Absent if addresses contain at most a DOI, which is
   * read from the addresses of any site.
   */
  identify?: (url: URL) => PaperIdentifiers;
  /** Match patterns of links to papers, which can be saved from the context menu. */
  links: readonly string[];
  /** Pages on which papers are marked, one entry for each content script of the site. */
  marked?: readonly MarkedPages[];
  /** Parsers of pages that are read only when a person asks. */
  parsers: readonly Parser[];
}

/** The pages that one content script marks. The script imports only this entry, so that it loads no other parsers. */
export interface MarkedPages {
  /** Match patterns of the pages. Their hosts are host permissions of the extension (wxt.config.ts). */
  matches: string[];
  /** Match patterns of pages among them that another content script marks. */
  excludeMatches?: string[];
  /** At most one of them matches an address. */
  parsers: readonly Parser[];
  /** Matches an address or path that leads to a paper; its first group is the paper's identifier. */
  paperLink: RegExp;
}

/** Whether the address is on one of these hosts, or on a subdomain of one. */
export function isAt(url: URL, hosts: readonly string[]): boolean {
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
