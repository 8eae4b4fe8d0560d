import type { Parser } from './parser';
import type { MarkedPages } from './site';
import { sites } from './sites';

/** Pages that are marked from installation on. */
export const markedPages: readonly MarkedPages[] = sites.flatMap(({ marked = [] }) => marked);

/** Parsers of the pages that content scripts mark; two scripts may share some. */
export const markedParsers: readonly Parser[] = [...new Set(markedPages.flatMap(({ parsers }) => parsers))];

/** Every page that Papertree can read, the general parser last: the first that matches reads. */
export const parsers: readonly Parser[] = [...markedParsers, ...sites.flatMap((site) => site.parsers)];

/** Match patterns of links that lead to a paper. */
export const paperLinks: readonly string[] = sites.flatMap(({ links }) => links);
