import 'fake-indexeddb/auto';
import { PapertreeDatabase } from '@/lib/db/database';
import { enqueue } from '@/lib/db/jobs/queue';
import type { ErrorCode } from '@/lib/domain/errors';
import type { Target, TargetFile, TargetPlace, TargetStatus } from '@/lib/domain/targets/target';
import type { ExportedFile } from '@/lib/exporters/exporter';
import { createJobRunner } from '@/lib/jobs/job-runner';
import { ASKED_FOR, createSyncTask } from '@/lib/sync/running/sync-task';
import type { SyncContext } from '@/lib/sync/sync-context';

let opened = 0;

/** The same for every target, and empty. */
export const noSecrets: SyncContext['secrets'] = {
  read: async () => ({ secret: '', passphrase: '' }),
  write: async () => undefined,
  remove: async () => undefined,
};

/** A database with one live target, the real runner, and files that the test sets; time is the test's. */
export async function openSync(place: TargetPlace, openAdapter: SyncContext['openAdapter']) {
  const db = new PapertreeDatabase(`sync-${++opened}`);
  const wakes: number[] = [];
  let files: ExportedFile[] = [];
  let merge: SyncContext['merge'] = () => null;
  const context: Omit<SyncContext, 'onProgress'> = {
    db,
    secrets: noSecrets,
    exportFiles: async () => files,
    merge: (target) => merge(target),
    openAdapter,
  };
  const wakeUp = { at: (time: number) => void wakes.push(time), cancel: () => undefined };
  const newRunner = () => {
    const task = createSyncTask(context);
    const runner = createJobRunner([task], wakeUp);
    return {
      wake: () => runner.onEvent({ type: 'target', id: 'one' }),
      async idle() {
        do await runner.idle();
        while (await task.idle());
      },
    };
  };
  const runner = newRunner();
  await db.targets.add(makeTarget('one', place));
  await enqueue(db, 'sync', ['one'], ASKED_FOR);

  async function target(): Promise<TargetStatus & { attempts: number }> {
    const found = await db.targets.get('one');
    if (!found) throw new Error('no target');
    const { dueAt = null, lastError = null, attempts = 0 } = (await db.queue.get(['sync', 'one'])) ?? {};
    return { ...found, dueAt, error: lastError as ErrorCode | null, attempts };
  }

  return {
    db,
    context,
    wakes,
    newRunner,
    target,
    /** What the library has from now on. */
    setFiles(texts: Record<string, string>) {
      files = Object.entries(texts).map(([path, text]) => ({ path, text }));
    },
    setMerge(next: (existing: string, ours: string) => string) {
      merge = () => next;
    },
    /** Runs the target now, as a press of the button does. */
    async run() {
      await this.ask();
      runner.wake();
      await runner.idle();
      return target();
    },
    /** Puts a job into the queue, as a press of the button does. */
    ask: () => enqueue(db, 'sync', ['one'], ASKED_FOR),
    /** The file's row. */
    async row(path: string): Promise<TargetFile | undefined> {
      return db.targetFiles.get(['one', path]);
    },
    runner,
  };
}

export function makeTarget(id: string, place: TargetPlace): Target {
  return {
    id,
    name: 'Papers',
    place,
    content: { of: 'library' },
    format: 'bibtex',
    timing: { on: 'change' },
    isEncrypted: false,
    addedAt: 0,
    isPaused: false,
    seq: 0,
    isRunning: false,
    lastRun: null,
  };
}
