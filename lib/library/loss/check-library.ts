import type { PapertreeDatabase } from '@/lib/db/database';
import { findLoss, summariseLibrary } from '@/lib/db/queries/find-loss';
import { isReadable } from '@/lib/db/queries/read-damaged-library';
import { readSetting, renewDeviceId } from '@/lib/db/settings-table';
import type { LibraryMemory, Loss } from '@/lib/domain/loss/detect-loss';
import { LOW_PRIORITY_DELAY_MS, type Task } from '@/lib/jobs/task';

interface LossContext {
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
export async function checkLibrary({ db, memory }: LossContext, readsRecords = true): Promise<Loss | null> {
  const known = await memory.readLoss();
  if (known) {
    await renewLostDeviceId(db, known);
    return known;
  }
  const summary = await memory.readSummary();
  let { now, loss } = await findLoss(db, summary);
  if (readsRecords && summary && !loss && !(await memory.wasChecked('records'))) {
    if (!(await isReadable(db))) loss = { extent: 'part', mark: summary };
    await memory.noteChecked('records');
  }
  if (loss) {
    console.error('Something of the library is missing.', loss.mark, now);
    await memory.writeLoss(loss);
    await renewLostDeviceId(db, loss);
    return loss;
  }
  if (!now) return null;
  await memory.writeSummary(now);
  await memory.writeTargets(await db.targets.toArray());
  return null;
}

/** New acts of a library that went back to an earlier state must not be mistaken for lost ones. */
async function renewLostDeviceId(db: PapertreeDatabase, { mark }: Loss): Promise<void> {
  if (mark.device !== null && (await readSetting(db, 'deviceId')) === mark.device) await renewDeviceId(db);
}

/** The person has restored the library, or accepts what is left. */
export async function acceptLibrary({ db, memory }: LossContext): Promise<void> {
  await memory.writeSummary(await summariseLibrary(db));
  await memory.writeLoss(null);
}

/** Remembers the size of the library two seconds after each act, and reads every record after the browser's start. */
export function summaryTask(context: LossContext): Task {
  return {
    name: 'remember the size of the library',
    delay: LOW_PRIORITY_DELAY_MS,
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
export function lossTask(context: LossContext): Task {
  let hasLooked = false;
  return {
    name: 'look for a loss',
    async run() {
      if (hasLooked && (await context.memory.readSummary())?.papers) return null;
      hasLooked = true;
      await checkLibrary(context, false);
      return null;
    },
    wakesOn: ({ type }) => type === 'act',
  };
}
