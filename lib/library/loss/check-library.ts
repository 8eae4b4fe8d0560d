import type { PapertreeDatabase } from '@/lib/db/database';
import { findLoss, readMark } from '@/lib/db/queries/find-loss';
import { isReadable } from '@/lib/db/queries/read-damaged-library';
import { readSetting, renewDeviceId } from '@/lib/db/settings-table';
import type { LibraryMemory, Loss } from '@/lib/domain/loss/detect-loss';
import { type Task, UNHURRIED_MS } from '@/lib/jobs/task';

interface MarkContext {
  db: PapertreeDatabase;
  memory: LibraryMemory;
}

/**
 * Compares the library with its stored summary. If nothing is missing, the summary is updated; a loss is stored until
 * a person responds. Once for each start of the browser every record is read, since damage need not change the number
 * of records.
 * @param readsRecords `false`: only counts are compared, which takes milliseconds.
 * @returns the loss, found now or before
 */
export async function checkLibrary({ db, memory }: MarkContext, readsRecords = true): Promise<Loss | null> {
  const known = await memory.readLoss();
  if (known) {
    await leaveName(db, known);
    return known;
  }
  const mark = await memory.readMark();
  let { now, loss } = await findLoss(db, mark);
  if (readsRecords && mark && !loss && !(await memory.wasChecked('records'))) {
    if (!(await isReadable(db))) loss = { extent: 'part', mark };
    await memory.noteChecked('records');
  }
  if (loss) {
    console.error('Something of the library is missing.', loss.mark, now);
    await memory.writeLoss(loss);
    await leaveName(db, loss);
    return loss;
  }
  if (!now) return null;
  await memory.writeMark(now);
  await memory.writeTargets(await db.targets.toArray());
  return null;
}

/** New acts of a library that went back to an earlier state must not be mistaken for lost ones. */
async function leaveName(db: PapertreeDatabase, { mark }: Loss): Promise<void> {
  if (mark.device !== null && (await readSetting(db, 'deviceId')) === mark.device) await renewDeviceId(db);
}

/** The person has restored the library, or accepts what is left. */
export async function acceptLibrary({ db, memory }: MarkContext): Promise<void> {
  await memory.writeMark(await readMark(db));
  await memory.writeLoss(null);
}

/** Remembers the size of the library two seconds after each act, and reads every record after the browser's start. */
export function markingTask(context: MarkContext): Task {
  return {
    name: 'remember the size of the library',
    delay: UNHURRIED_MS,
    async run() {
      await checkLibrary(context);
      return null;
    },
    wakesOn: ({ type }) => type === 'act' || type === 'target',
  };
}

/**
 * Looks for a loss when the background starts, before anything is restored, and remembers a new library with its first
 * paper: a library that nobody remembers cannot be missed.
 */
export function lossTask(context: MarkContext): Task {
  let hasLooked = false;
  return {
    name: 'look for a loss',
    async run() {
      if (hasLooked && (await context.memory.readMark())?.papers) return null;
      hasLooked = true;
      await checkLibrary(context, false);
      return null;
    },
    wakesOn: ({ type }) => type === 'act',
  };
}
