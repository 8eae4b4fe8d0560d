import type { Parser } from './parser';
import type { MarkedPages } from './site';
import { sites } from './site-list';

/** Pages on which papers are marked without asking the person first. */
export const markedPages: readonly MarkedPages[] = sites.flatMap(({ marked = [] }) => marked);

/** Parsers of the pages that content scripts mark, each once: several scripts may use the same parser. */
export const markedParsers: readonly Parser[] = [...new Set(markedPages.flatMap(({ parsers }) => parsers))];

/** All parsers. The first one that matches reads a page, so the general parser comes last. */
export const parsers: readonly Parser[] = [...markedParsers, ...sites.flatMap((site) => site.parsers)];

/** Match patterns of links to papers. */
export const paperLinks: readonly string[] = sites.flatMap(({ links }) => links);
