import type { PaperId } from '@/lib/domain/ids';

/** Papers that a pasted text contains. */
export interface PastedPapers {
  /** Papers not in the library, with a placeholder title such as `arXiv:2401.00001`. */
  fresh: { id: PaperId; title: string }[];
  /** Papers in the library. */
  known: PaperId[];
}
