import type { PaperId } from '@/lib/domain/ids';

/** A topic that the panel shows before it exists. */
export interface PlannedTopic {
  name: string;
  /** Index of its parent in the same list, always smaller than its own; `null` at the top. */
  parent: number | null;
  /** Papers filed directly in it. */
  papers: PaperId[];
}
