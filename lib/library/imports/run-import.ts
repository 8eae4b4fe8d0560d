import { expectedDatabaseError } from '@/lib/db/database';
import { jobsWaiting } from '@/lib/db/jobs/queue';
import { write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { ImportProgress, UnclearWay } from '@/lib/domain/imports/import-progress';
import { nextImport } from '@/lib/domain/imports/import-transitions';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';
import { undoAct } from '@/lib/library/history/undo-and-redo';
import { mergeContents } from './merge-into-library';
import { updateImportState } from './update-import-state';

/**
 * Starts the import after its preview; it continues without the page, and after the browser was closed.
 * @throws ExpectedError `aborted` if it no longer exists; errors of the backup before it.
 */
export async function runImport(context: LibraryContext, id: string, way: UnclearWay): Promise<void> {
  const { db } = context;
  if ((await readSetting(db, 'importing'))?.id !== id) throw new ExpectedError('aborted');
  await context.backups.take('import');
  await updateImportState(db, { type: 'started', id, way });
}

/** Pauses or resumes the import. */
export async function pauseImport({ db }: LibraryContext, isPaused: boolean): Promise<void> {
  await updateImportState(db, { type: isPaused ? 'paused' : 'resumed' });
}

/**
 * Cancels the import: what it has written is undone, unless it is complete; records that a person has changed since
 * stay. Also closes its result.
 */
export async function endImport(context: LibraryContext): Promise<void> {
  const { db } = context;
  const ended = await db.transaction('rw', [db.settings, db.imports, db.queue], async () => {
    const importing = await readSetting(db, 'importing');
    await db.imports.clear();
    await updateImportState(db, { type: 'ended' });
    return importing;
  });
  if (ended?.act && ended.state !== 'done') await undoAct(context, ended.act, { skip: true });
}

/** Imports part by part as long as an import runs. */
export function importingTask(context: LibraryContext): Task {
  return {
    name: 'import a file',
    async run() {
      while ((await jobsWaiting(context.db, 'import')) > 0 && (await importSome(context)));
      return null;
    },
    wakesOn: (event) => event.type === 'setting' && event.key === 'importing',
  };
}

/**
 * Imports one part, as a further part of the one act. May be killed at any point: the part is written together with
 * the progress.
 * @returns whether there is more to do.
 */
export async function importSome(context: LibraryContext): Promise<boolean> {
  const { db } = context;
  const begun = await readSetting(db, 'importing');
  if (begun?.state !== 'running') return false;
  const since = performance.now();
  try {
    const progress = await write(
      db,
      { kind: 'import', madeBy: 'person', tables: [...recordedTables, 'settings', 'imports'] },
      async (act) => {
        const importing = await readSetting(db, 'importing');
        // Paused or ended by a person in the meantime.
        if (importing?.id !== begun.id || importing.state !== 'running') return null;
        const part = await db.imports.get(importing.parts.done);
        if (part) await mergeContents(db, act, part, importing.way);
        const wrote =
          importing.act ?? ((await db.changes.where('act').equals(act.id).count()) > 0 ? act.id : null);
        await db.imports.delete(importing.parts.done);
        const isLast = importing.parts.done + 1 >= importing.parts.all;
        return updateImportState(db, {
          type: isLast ? 'finished' : 'partImported',
          id: importing.id,
          part: {
            papers: part?.contents.papers.length ?? 0,
            worked: performance.now() - since,
            act: wrote,
          },
        });
      },
      { of: begun.act ?? undefined, hasMore: begun.parts.done + 1 < begun.parts.all },
    );
    return progress?.state === 'running';
  } catch (thrown) {
    await fail(context, begun, expectedDatabaseError(thrown));
    return false;
  }
}

/** Undoes the whole import: half a file would be worse than none. What cannot be undone now can be undone later. */
async function fail(context: LibraryContext, begun: ImportProgress, error: unknown): Promise<void> {
  const problem = error instanceof ExpectedError ? error.code : 'unexpected';
  if (problem === 'unexpected') console.error('An import stopped.', error);
  let act = begun.act;
  try {
    // Deletes the waiting parts first: on a full disk, the undo needs their space.
    await endImport(context);
    act = null;
  } catch (undoing) {
    console.error('An import that stopped could not be taken back.', undoing);
  }
  // `endImport` has removed the import: the previous one is shown as failed.
  const failed = nextImport(begun, { type: 'failed', id: begun.id, act, problem });
  await writeSetting(context.db, 'importing', failed);
}
