import type { PaperId } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';

/** Message of the background to open pages: marks that changed, under every name of each paper. */
export interface MarksChanged {
  type: 'marksChanged';
  marks: Record<PaperId, PaperMark>;
}

/** Message of the background to open pages: the page preferences changed. */
export interface SitesChanged {
  type: 'sitesChanged';
}
