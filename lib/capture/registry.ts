import { arxivListParsers, arxivPaperParsers, huggingfaceParsers } from '.';
import { aclAnthology } from './acl-anthology';
import { alphaxiv } from './alphaxiv';
import { ar5iv } from './ar5iv';
import { biorxiv } from './biorxiv';
import { cvf } from './cvf';
import { general } from './general';
import { neurips } from './neurips';
import { openreview } from './openreview';
import type { Parser } from './parser';
import { pmlr } from './pmlr';
import { pubmed } from './pubmed';
import { scirate } from './scirate';
import { semanticScholar } from './semantic-scholar';

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
