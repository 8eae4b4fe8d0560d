import { arxivParsers, huggingfaceParsers } from '.';
import type { Parser } from './parser';

/** Every page that Papertree can read. Apart from the sites' own lists, so that no page loads what it has no use for. */
export const parsers: readonly Parser[] = [...arxivParsers, ...huggingfaceParsers];
