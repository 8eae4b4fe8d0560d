import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import type { Parser } from './parser';

/** A site of papers: all that Papertree knows of it. The recipe for a new one is in CONTRIBUTING.md, "A site". */
export interface Site {
  /** As a person would name it. */
  name: string;
  /** The site's host names; their subdomains belong to it too. Its switch in the options shows the first. */
  hosts: readonly string[];
  /**
   * The paper that an address of the site names; `{}` where it names none. Left out where addresses hold nothing but,
   * perhaps, a DOI, which is read from the addresses of every other site.
   */
  identify?: (url: URL) => PaperIdentifiers;
  /** Match patterns of links to papers, which the context menu offers to save. */
  links: readonly string[];
  /** Pages that are marked from installation on, an entry for each of the site's content scripts. */
  marked?: readonly MarkedPages[];
  /** Parsers of pages that are read only when a person asks for it. */
  parsers: readonly Parser[];
}

/** The pages that one content script marks. The script imports this entry alone, so that it loads no other parsers. */
export interface MarkedPages {
  /** Match patterns of the pages. Their hosts become host permissions of the extension (wxt.config.ts). */
  matches: string[];
  /** Match patterns of those among them that another content script marks. */
  excludeMatches?: string[];
  /** No two of them match the same address. */
  parsers: readonly Parser[];
  /** An address, in full or without its host, that leads to a paper; the first group names the paper. */
  paperLink: RegExp;
}

/** Whether the address is on one of these hosts, or on a subdomain of one. */
export function isAt(url: URL, hosts: readonly string[]): boolean {
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
