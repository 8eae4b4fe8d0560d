import type { ActId, PaperId, Place } from '@/lib/domain/ids';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';

/** What an act of many papers does to each of them. */
export type PaperWork =
  | { does: 'move'; topicId: Place }
  | { does: 'annotate'; annotation: PaperAnnotation }
  | { does: 'delete' };

/**
 * An act that is written in parts, each in its own transaction, so that other acts can run in between. It is stored
 * before the first part and deleted by the last one: a stored act was interrupted, and the log says how far it came.
 */
export type LongAct = { act: ActId } & (
  | (PaperWork & { papers: PaperId[] })
  | { does: 'undo'; undone: ActId; inOrder: boolean }
);
