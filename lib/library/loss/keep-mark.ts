import type { PapertreeDatabase } from '@/lib/db/database';
import { readMark } from '@/lib/db/queries/library-mark';
import { renewDeviceId } from '@/lib/db/settings';
import { type Loss, lossOf } from '@/lib/domain/loss/library-mark';
import type { LibraryMemory } from '@/lib/domain/loss/library-memory';
import type { Task } from '@/lib/jobs/task';
import { mendLibrary } from './mend-library';

interface MarkContext {
  db: PapertreeDatabase;
  memory: LibraryMemory;
}

/**
 * Compares the library with what is remembered of it. Where nothing is missing, that is brought up to date; a loss is
 * remembered until a person has answered it.
 * @returns the loss, found now or before
 */
export async function checkLibrary({ db, memory }: MarkContext): Promise<Loss | null> {
  const known = await memory.readLoss();
  if (known) return known;
  const now = await readMark(db);
  const loss = lossOf(await memory.readMark(), now);
  if (loss) {
    console.error('Something of the library is missing.', loss.mark, now);
    await memory.writeLoss(loss);
    await renewDeviceId(db);
    return loss;
  }
  await memory.writeMark(now);
  await memory.writeTargets(await db.targets.toArray());
  return null;
}

/** The person has restored what was lost, or goes on with what is there; what is left of the library is mended. */
export async function acceptLibrary({ db, memory }: MarkContext): Promise<void> {
  if ((await memory.readLoss()) !== null) await mendLibrary(db);
  await memory.writeMark(await readMark(db));
  await memory.writeLoss(null);
}

/** Remembers how the library is after every act, and notices a loss before the first. */
export function markingTask(context: MarkContext): Task {
  return {
    name: 'remember the size of the library',
    async run() {
      await checkLibrary(context);
      return null;
    },
    wakesOn: ({ type }) => type === 'act' || type === 'target',
  };
}
