import type { ActId, PaperId, Place } from '@/lib/domain/ids';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';

/** What an act of many papers does to each of them. */
export type PaperWork =
  | { does: 'move'; topicId: Place }
  | { does: 'annotate'; annotation: PaperAnnotation }
  | { does: 'delete' };

/**
 * The rest of an act that is written in parts, each in its own transaction, so that other acts can run in between.
 * Each part stores the new rest, and the last part deletes it: a stored rest means that the act was interrupted.
 */
export type LongAct = { act: ActId } & (
  | (PaperWork & { papers: PaperId[] })
  | { does: 'undo'; undone: ActId; inOrder: boolean }
);
