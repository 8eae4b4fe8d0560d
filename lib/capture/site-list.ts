import type { Site } from './site';
import { aclAnthology } from './sites/acl-anthology';
import { acm } from './sites/acm';
import { alphaxiv } from './sites/alphaxiv';
import { anyOther } from './sites/any-other';
import { ar5iv } from './sites/ar5iv';
import { arxiv } from './sites/arxiv/arxiv-site';
import { biorxiv } from './sites/biorxiv';
import { cvf } from './sites/cvf';
import { doi } from './sites/doi';
import { huggingface } from './sites/huggingface/huggingface-site';
import { ieee } from './sites/ieee';
import { neurips } from './sites/neurips';
import { openreview } from './sites/openreview';
import { pmlr } from './sites/pmlr';
import { pubmed } from './sites/pubmed';
import { scirate } from './sites/scirate';
import { semanticScholar } from './sites/semantic-scholar';

/** All sites, in the order of docs/sites.md. The record for all other sites comes last. */
export const sites: readonly Site[] = [
  arxiv,
  huggingface,
  openreview,
  aclAnthology,
  pmlr,
  neurips,
  cvf,
  acm,
  ieee,
  biorxiv,
  semanticScholar,
  pubmed,
  ar5iv,
  alphaxiv,
  scirate,
  doi,
  anyOther,
];
