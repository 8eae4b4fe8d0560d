import 'fake-indexeddb/auto';
import { PapertreeDatabase } from '@/lib/db/database';
import type { Target, TargetFile, TargetPlace } from '@/lib/domain/targets/target';
import type { ExportFile, SyncContext } from '@/lib/sync/context';
import { createTargetRunner } from '@/lib/sync/running/target-runner';

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
  let files: ExportFile[] = [];
  let merge: SyncContext['merge'] = () => null;
  const context: Omit<SyncContext, 'onProgress'> = {
    db,
    secrets: noSecrets,
    exportFiles: async () => files,
    merge: (target) => merge(target),
    openAdapter,
  };
  const wakeUp = { at: (time: number) => void wakes.push(time), cancel: () => undefined };
  const newRunner = () => createTargetRunner(context, wakeUp);
  const runner = newRunner();
  await db.targets.add(makeTarget('one', place));

  async function target(): Promise<Target> {
    const found = await db.targets.get('one');
    if (!found) throw new Error('no target');
    return found;
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
    async run(): Promise<Target> {
      await db.targets.update('one', { dueAt: 0 });
      runner.wake();
      await runner.idle();
      return target();
    },
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
    dueAt: 0,
    isRunning: false,
    attempts: 0,
    error: null,
    lastRun: null,
  };
}
