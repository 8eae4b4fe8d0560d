import { lastChange } from '@/lib/db/log/touched-since';
import { observe } from '@/lib/db/queries/observe';
import { ExpectedError } from '@/lib/domain/errors';
import {
  GONE,
  NOTHING_LEFT,
  type Target,
  type TargetChoices,
  type TargetFile,
} from '@/lib/domain/targets/target';
import type { WakeUp } from '@/lib/jobs/filing-queue';
import type { SyncRequests } from '@/lib/rpc/protocol';
import { isCollection } from './adapters/zotero/zotero-files';
import type { SyncContext } from './context';
import { decided } from './running/run-target';
import { createTargetRunner } from './running/target-runner';

/** Everything that the panel may ask about targets; requests come validated. */
type Requests = {
  [Name in keyof SyncRequests]: (
    request: Parameters<SyncRequests[Name]>[0],
  ) => Promise<ReturnType<SyncRequests[Name]>>;
};

/** Exports that stay in sync: starts the runner that follows the change log, and answers the requests about targets. */
export function createSync(
  context: Omit<SyncContext, 'onProgress'>,
  createWakeUp: (alarm: string, onWake: () => void) => WakeUp,
): Requests {
  const { db, secrets } = context;
  const { wake } = createTargetRunner(
    context,
    createWakeUp('sync-targets', () => wake()),
  );
  // The log is the one place that knows of every change, whoever made it.
  observe(() => lastChange(db), {
    next: wake,
    error: (error) => console.error('The log is not followed.', error),
  });

  /** What changes a target also wakes the runner: it may be due now, or no longer. */
  async function change(id: string, news: Partial<Target>): Promise<null> {
    if ((await db.targets.update(id, news)) === 0) throw new ExpectedError('unknown-target');
    wake();
    return null;
  }

  return {
    async testTarget({ id, choices, secret }) {
      const adapter = await context.openAdapter({ id, ...choices }, secret);
      const listing = await adapter.list(new Map());
      return { files: listing?.size ?? null };
    },
    async addTarget({ id, choices, secret }) {
      await secrets.write(id, secret);
      await db.targets.add(newTarget(id, choices));
      wake();
      return null;
    },
    async changeTarget({ id, choices, secret }) {
      if (secret) await secrets.write(id, secret);
      return change(id, { ...choices, attempts: 0, dueAt: 0 });
    },
    pauseTarget: ({ id, isPaused }) => change(id, { isPaused, ...(!isPaused && { attempts: 0, dueAt: 0 }) }),
    runTarget: ({ id }) => change(id, { dueAt: 0 }),
    async removeTarget({ id }) {
      await db.transaction('rw', [db.targets, db.targetFiles, db.targetFolders], async () => {
        await db.targets.delete(id);
        await db.targetFiles.where('targetId').equals(id).delete();
        await db.targetFolders.delete(id);
      });
      await secrets.remove(id);
      wake();
      return null;
    },
    async settleConflict({ id, path, choice }) {
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
      return change(id, { dueAt: 0 });
    },
  };
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
