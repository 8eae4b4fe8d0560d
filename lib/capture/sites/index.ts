import type { Site } from '@/lib/capture/site';
import { aclAnthology } from './acl-anthology';
import { acm } from './acm';
import { alphaxiv } from './alphaxiv';
import { anyOther } from './any-other';
import { ar5iv } from './ar5iv';
import { arxiv } from './arxiv/arxiv-site';
import { biorxiv } from './biorxiv';
import { cvf } from './cvf';
import { doi } from './doi';
import { huggingface } from './huggingface/huggingface-site';
import { ieee } from './ieee';
import { neurips } from './neurips';
import { openreview } from './openreview';
import { pmlr } from './pmlr';
import { pubmed } from './pubmed';
import { scirate } from './scirate';
import { semanticScholar } from './semantic-scholar';

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
