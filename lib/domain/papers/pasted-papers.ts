import type { PaperId } from '@/lib/domain/ids';

/** Papers that a pasted text names. */
export interface PastedPapers {
  /** Those that are not in the library, by what their names tell: `arXiv:2401.00001`. */
  fresh: { id: PaperId; title: string }[];
  /** Those that are. */
  known: PaperId[];
}
