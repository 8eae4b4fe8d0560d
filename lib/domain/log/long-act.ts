import type { ActId, PaperId, Place } from '@/lib/domain/ids';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';

/** What an act of many papers does to each of them. */
export type PaperWork =
  | { does: 'move'; topicId: Place }
  | { does: 'annotate'; annotation: PaperAnnotation }
  | { does: 'delete' };

/**
 * What is left to do of an act that is written in parts, each in a transaction of its own, so that others go on between
 * them. Each part stores what is left again, and the last one takes it away: an act that was cut short is known by it.
 */
export type LongAct = { act: ActId } & (
  | (PaperWork & { papers: PaperId[] })
  | { does: 'undo'; undone: ActId; inOrder: boolean }
);
