import { ExpectedError } from '@/lib/domain/errors';
import {
  type ConflictChoice,
  GONE,
  NOTHING_LEFT,
  type Target,
  type TargetChoices,
  type TargetFile,
  type TargetSecret,
} from '@/lib/domain/targets/target';
import { isCollection } from './adapters/zotero/zotero-files';
import type { SyncContext } from './context';
import { decided } from './running/run-target';

/** What the use cases about targets work with. */
export interface TargetContext extends Pick<SyncContext, 'db' | 'secrets' | 'openAdapter'> {
  /** Called when a target changed, which may be due now, or no longer. */
  wake(): void;
}

/** Whether the target would answer: how many files it holds, ours or others', `null` where it cannot say. */
export async function testTarget(
  { openAdapter }: TargetContext,
  id: string,
  choices: TargetChoices,
  secret: TargetSecret,
): Promise<{ files: number | null }> {
  const adapter = await openAdapter({ id, ...choices }, secret);
  const listing = await adapter.list(new Map());
  return { files: listing?.size ?? null };
}

/** The first run follows at once. */
export async function addTarget(
  { db, secrets, wake }: TargetContext,
  id: string,
  choices: TargetChoices,
  secret: TargetSecret,
): Promise<void> {
  await secrets.write(id, secret);
  await db.targets.add(newTarget(id, choices));
  wake();
}

/** Without a secret, the old one stays. @throws ExpectedError `unknown-target`. */
export async function changeTarget(
  context: TargetContext,
  id: string,
  choices: TargetChoices,
  secret: TargetSecret | undefined,
): Promise<void> {
  if (secret) await context.secrets.write(id, secret);
  await change(context, id, { ...choices, attempts: 0, dueAt: 0 });
}

/** @throws ExpectedError `unknown-target`. */
export async function pauseTarget(context: TargetContext, id: string, isPaused: boolean): Promise<void> {
  await change(context, id, { isPaused, ...(!isPaused && { attempts: 0, dueAt: 0 }) });
}

/** @throws ExpectedError `unknown-target`. */
export async function askForRun(context: TargetContext, id: string): Promise<void> {
  await change(context, id, { dueAt: 0 });
}

/** Forgets the target and its secrets; what was written there stays. */
export async function removeTarget({ db, secrets, wake }: TargetContext, id: string): Promise<void> {
  await db.transaction('rw', [db.targets, db.targetFiles, db.targetFolders], async () => {
    await db.targets.delete(id);
    await db.targetFiles.where('targetId').equals(id).delete();
    await db.targetFolders.delete(id);
  });
  await secrets.remove(id);
  wake();
}

/** Decides about a file that somebody else has changed, and runs the target. @throws ExpectedError `unknown-target`. */
export async function settleConflict(
  context: TargetContext,
  id: string,
  path: string,
  choice: ConflictChoice,
): Promise<void> {
  const { db } = context;
  const row: TargetFile | undefined = await db.targetFiles.get([id, path]);
  if (!row?.conflict) throw new ExpectedError('unknown-target');
  await db.targetFiles.put(decided(row, choice));
  // What stood in a collection that is made anew has to be put in again.
  if (row.conflict === GONE && choice === 'overwrite' && isCollection(path))
    await db.targetFiles
      .where('targetId')
      .equals(id)
      .filter(({ standing }) => standing === 'ours')
      .modify({ hash: null, left: [NOTHING_LEFT] });
  await change(context, id, { dueAt: 0 });
}

async function change({ db, wake }: TargetContext, id: string, news: Partial<Target>): Promise<void> {
  if ((await db.targets.update(id, news)) === 0) throw new ExpectedError('unknown-target');
  wake();
}

function newTarget(id: string, choices: TargetChoices): Target {
  return {
    ...choices,
    id,
    addedAt: Date.now(),
    isPaused: false,
    seq: 0,
    dueAt: 0,
    isRunning: false,
    attempts: 0,
    error: null,
    lastRun: null,
  };
}
