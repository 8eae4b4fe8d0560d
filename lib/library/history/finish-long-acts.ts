import type { PapertreeDatabase } from '@/lib/db/database';
import type { LongAct } from '@/lib/domain/log/long-act';
import { SAFETY_WAKE_MS } from '@/lib/jobs/job-runner';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';
import { continueLongAct } from '@/lib/library/papers/act-on-many-papers';
import { annotateStep } from '@/lib/library/papers/annotate-papers';
import { deleteStep } from '@/lib/library/papers/delete-papers';
import { moveStep } from '@/lib/library/papers/move-papers';
import { oneAtATime } from './one-at-a-time';
import { continueUndo } from './undo-in-parts';

/**
 * When the background starts, continues acts that were interrupted, before any later undo. While an act is written in
 * parts, it is due again later, so that the background is started again if it is killed.
 */
export function finishingTask({ db }: LibraryContext): Task {
  let isDone = false;
  return {
    name: 'finish acts that were cut short',
    async run() {
      if (!isDone) {
        isDone = true;
        await oneAtATime(db, () => finishLongActs(db));
      }
      return (await db.longActs.count()) > 0 ? Date.now() + SAFETY_WAKE_MS : null;
    },
    wakesOn: ({ type }) => type === 'act',
  };
}

/** Completes every interrupted act. Must be called through `oneAtATime`. */
export async function finishLongActs(db: PapertreeDatabase): Promise<void> {
  for (const long of await db.longActs.toArray()) {
    try {
      await finish(db, long);
    } catch (error) {
      // It was undone where possible; otherwise it is tried again at the next start, and blocks nothing until then.
      console.error('An act that was cut short could not be finished.', error);
    }
  }
}

function finish(db: PapertreeDatabase, long: LongAct): Promise<void> {
  switch (long.does) {
    case 'undo':
      return continueUndo(db, long);
    case 'move':
      return continueLongAct(db, moveStep, long);
    case 'annotate':
      return continueLongAct(db, annotateStep, long);
    case 'delete':
      return continueLongAct(db, deleteStep, long);
  }
}
