import { dequeue, enqueue } from '@/lib/db/jobs/queue';
import { ExpectedError } from '@/lib/domain/errors';
import {
  type ConflictChoice,
  GONE,
  NOTHING_LEFT,
  type Target,
  type TargetChoices,
  type TargetSecret,
} from '@/lib/domain/targets/target';
import { isCollection } from './adapters/zotero/library-as-zotero-files';
import { requireSecureAddress } from './require-secure-address';
import { decideConflict } from './running/decide-conflict';
import { ASKED_FOR } from './running/sync-task';
import type { SyncContext } from './sync-context';

/** The context of the requests about targets. */
export type TargetContext = Pick<SyncContext, 'db' | 'secrets' | 'openAdapter'>;

/**
 * Tests whether a target can be used. If that leaves no trace, a small file is written and removed.
 * @param typed The parts of the secret that were typed; the others are those stored for this id, if any.
 * @returns The number of files at the target, ours and others'; `null` if the target cannot list files.
 * @throws TargetError The problem with the target.
 */
export async function testTarget(
  context: TargetContext,
  id: string,
  choices: TargetChoices,
  typed: Partial<TargetSecret>,
): Promise<{ files: number | null }> {
  const adapter = await context.openAdapter({ id, ...choices }, await completed(context, id, typed));
  const listing = await adapter.list(new Map());
  await adapter.probe?.();
  return { files: listing?.size ?? null };
}

/** Adds a target and starts its first run. */
export async function addTarget(
  { db, secrets }: TargetContext,
  id: string,
  choices: TargetChoices,
  secret: TargetSecret,
): Promise<void> {
  requireSecureAddress(choices.place, secret.secret);
  await secrets.write(id, secret);
  await db.transaction('rw', [db.targets, db.queue], async () => {
    await db.targets.add(newTarget(id, choices));
    await enqueue(db, 'sync', [id], ASKED_FOR);
    db.feed.publish({ type: 'target', id });
  });
}

/**
 * Changes a target and runs it. Parts of its secret that were not typed stay. @throws ExpectedError `unknown-target`.
 */
export async function changeTarget(
  context: TargetContext,
  id: string,
  choices: TargetChoices,
  typed: Partial<TargetSecret> = {},
): Promise<void> {
  const secret = await completed(context, id, typed);
  requireSecureAddress(choices.place, secret.secret);
  if (Object.keys(typed).length > 0) await context.secrets.write(id, secret);
  await update(context, id, choices);
}

/** Pauses a target, or resumes and runs it. @throws ExpectedError `unknown-target`. */
export async function pauseTarget(context: TargetContext, id: string, isPaused: boolean): Promise<void> {
  await update(context, id, { isPaused });
}

/** Runs a target now. @throws ExpectedError `unknown-target`. */
export async function runTargetNow(context: TargetContext, id: string): Promise<void> {
  await update(context, id, {});
}

/** Deletes a target and its secrets from Papertree; the files at the target stay. */
export async function removeTarget({ db, secrets }: TargetContext, id: string): Promise<void> {
  await db.transaction('rw', [db.targets, db.targetFiles, db.targetFolders, db.queue], async () => {
    await db.targets.delete(id);
    await db.targetFiles.where('targetId').equals(id).delete();
    await db.targetFolders.delete(id);
    await dequeue(db, 'sync', [id]);
    db.feed.publish({ type: 'target', id });
  });
  await secrets.remove(id);
}

/**
 * Resolves the conflict of a file that was changed at the target, and runs the target.
 * @throws ExpectedError `unknown-target` if there is no such conflict.
 */
export async function resolveConflict(
  context: TargetContext,
  id: string,
  path: string,
  choice: ConflictChoice,
): Promise<void> {
  const { db } = context;
  const row = await db.targetFiles.get([id, path]);
  if (!row?.conflict) throw new ExpectedError('unknown-target');
  await db.targetFiles.put(decideConflict(row, choice));
  // When a collection is created again, its content must be added to it again.
  if (row.conflict === GONE && choice === 'overwrite' && isCollection(path))
    await db.targetFiles
      .where('targetId')
      .equals(id)
      .filter(({ standing }) => standing === 'ours')
      .modify({ hash: null, left: [NOTHING_LEFT] });
  await update(context, id, {});
}

/** A secret with its missing parts filled from the stored one. */
async function completed(
  { secrets }: TargetContext,
  id: string,
  typed: Partial<TargetSecret>,
): Promise<TargetSecret> {
  const { secret = '', passphrase = '' } = { ...(await secrets.read(id)), ...typed };
  return { secret, passphrase };
}

/** Changes a target and runs it, unless it is paused. */
async function update({ db }: TargetContext, id: string, news: Partial<Target>): Promise<void> {
  await db.transaction('rw', [db.targets, db.queue], async () => {
    const target = await db.targets.get(id);
    if (!target) throw new ExpectedError('unknown-target');
    const updated = { ...target, ...news };
    await db.targets.put(updated);
    if (updated.isPaused) await dequeue(db, 'sync', [id]);
    else await enqueue(db, 'sync', [id], ASKED_FOR);
    db.feed.publish({ type: 'target', id });
  });
}

function newTarget(id: string, choices: TargetChoices): Target {
  return { ...choices, id, addedAt: Date.now(), isPaused: false, seq: 0, isRunning: false, lastRun: null };
}
