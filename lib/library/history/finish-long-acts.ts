import type { PapertreeDatabase } from '@/lib/db/database';
import type { LongAct } from '@/lib/domain/log/long-act';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';
import { goOn } from '@/lib/library/papers/act-on-many-papers';
import { annotating } from '@/lib/library/papers/annotate-papers';
import { deleting } from '@/lib/library/papers/delete-papers';
import { moving } from '@/lib/library/papers/move-papers';
import { oneAtATime } from './one-at-a-time';
import { goOnUndoing } from './undo-in-parts';

/** When the background starts, continues acts that were interrupted, before any later undo. */
export function finishingTask({ db }: LibraryContext): Task {
  let isDone = false;
  return {
    name: 'finish acts that were cut short',
    async run() {
      if (isDone) return null;
      isDone = true;
      await oneAtATime(db, () => finishLongActs(db));
      return null;
    },
    wakesOn: () => false,
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
      return goOnUndoing(db, long);
    case 'move':
      return goOn(db, moving, long);
    case 'annotate':
      return goOn(db, annotating, long);
    case 'delete':
      return goOn(db, deleting, long);
  }
}
