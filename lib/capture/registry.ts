import { arxivParsers, huggingfaceParsers } from '.';
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

/** Pages that are marked where they stand; the person gave leave when installing. */
const marked: readonly Parser[] = [...arxivParsers, ...huggingfaceParsers];

/** Pages that are read on the person's click. */
const onClick: readonly Parser[] = [
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
export const parsers: readonly Parser[] = [...marked, ...onClick];
