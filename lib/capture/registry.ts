import { arxivListParsers, arxivPaperParsers, huggingfaceParsers } from '.';
import type { Parser } from './parser';
import { aclAnthology } from './sites/acl-anthology';
import { alphaxiv } from './sites/alphaxiv';
import { ar5iv } from './sites/ar5iv';
import { biorxiv } from './sites/biorxiv';
import { cvf } from './sites/cvf';
import { general } from './sites/general';
import { neurips } from './sites/neurips';
import { openreview } from './sites/openreview';
import { pmlr } from './sites/pmlr';
import { pubmed } from './sites/pubmed';
import { scirate } from './sites/scirate';
import { semanticScholar } from './sites/semantic-scholar';

/** Pages that content scripts mark; the person gave leave when installing. */
export const markedParsers: readonly Parser[] = [
  ...arxivPaperParsers,
  ...arxivListParsers,
  ...huggingfaceParsers,
];

/** Pages of other sites, which take the person's leave to read. */
const otherParsers: readonly Parser[] = [
  openreview,
  aclAnthology,
  pmlr,
  neurips,
  cvf,
  biorxiv,
  semanticScholar,
  pubmed,
  ar5iv,
  alphaxiv,
  scirate,
  general,
];

/**
 * Every page that Papertree can read, the general parser last: the first that matches reads. Apart from the sites'
 * own lists, so that no page loads what it has no use for.
 */
export const parsers: readonly Parser[] = [...markedParsers, ...otherParsers];
