import { arxivAbs } from './arxiv-abs';
import { huggingfaceDaily } from './huggingface-daily';
import { huggingfacePaper } from './huggingface-paper';
import type { Parser } from './parser';

/** The parsers of each site; no two of them match the same address. */
export const arxivParsers: readonly Parser[] = [arxivAbs];
export const huggingfaceParsers: readonly Parser[] = [huggingfaceDaily, huggingfacePaper];

/** Every page that Papertree can read. */
export const parsers: readonly Parser[] = [...arxivParsers, ...huggingfaceParsers];
