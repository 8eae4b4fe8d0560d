import type { PaperId } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';

/** The background tells every open page which marks changed, under every name of each paper. */
export interface MarksChanged {
  type: 'marksChanged';
  marks: Record<PaperId, PaperMark>;
}

/** The background tells every open page that the preferences for pages changed. */
export interface SitesChanged {
  type: 'sitesChanged';
}
