import { expectedDatabaseError } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readSetting, writeSetting } from '@/lib/db/settings';
import { ExpectedError } from '@/lib/domain/errors';
import type { Importing, UnclearWay } from '@/lib/domain/imports/import-progress';
import type { LibraryContext } from '@/lib/library/context';
import { undoAct } from '@/lib/library/history/undo';
import { mergeContents } from './merge-contents';

/**
 * Lets the import that was looked at begin; it goes on when nobody looks, and after the browser was closed.
 * @throws ExpectedError `aborted` where it is not there any more, and as the backup before it.
 */
export async function runImport(context: LibraryContext, id: string, way: UnclearWay): Promise<void> {
  const { db } = context;
  if ((await readSetting(db, 'importing'))?.id !== id) throw new ExpectedError('aborted');
  await context.backups.take('import');
  await steer(context, (importing) =>
    importing.id === id && importing.state === 'ready' ? { ...importing, way, state: 'running' } : importing,
  );
  context.onPending();
}

/** Holds the import, or lets it go on. */
export async function pauseImport(context: LibraryContext, isPaused: boolean): Promise<void> {
  const [from, to] = isPaused ? (['running', 'paused'] as const) : (['paused', 'running'] as const);
  await steer(context, (importing) => (importing.state === from ? { ...importing, state: to } : importing));
  context.onPending();
}

/** Ends the import: what it has written is taken back, unless it is through. Also puts its result away. */
export async function endImport(context: LibraryContext): Promise<void> {
  const { db } = context;
  const ended = await db.transaction('rw', [db.settings, db.imports], async () => {
    const importing = await readSetting(db, 'importing');
    await db.imports.clear();
    await writeSetting(db, 'importing', null);
    return importing;
  });
  if (ended?.act && ended.state !== 'done') await undoAct(context, ended.act);
}

async function steer({ db }: LibraryContext, change: (importing: Importing) => Importing): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const importing = await readSetting(db, 'importing');
    if (importing) await writeSetting(db, 'importing', change(importing));
  });
}

/**
 * Imports one part, as a further part of the one act. Safe to die at any point: the part and the word that it is
 * done are written together.
 * @returns whether there is more to do.
 */
export async function importSome(context: LibraryContext): Promise<boolean> {
  const { db } = context;
  const begun = await readSetting(db, 'importing');
  if (begun?.state !== 'running') return false;
  const since = performance.now();
  try {
    const { papers, importing } = await write(
      db,
      { kind: 'import', madeBy: 'person' },
      async (act) => {
        const importing = await readSetting(db, 'importing');
        // Held or ended by a person meanwhile.
        if (importing?.id !== begun.id || importing.state !== 'running')
          return { papers: [], importing: null };
        const part = await db.imports.get(importing.parts.done);
        const papers = part ? await mergeContents(db, act, part, importing.way) : [];
        const wrote =
          importing.act ?? ((await db.changes.where('act').equals(act.id).count()) > 0 ? act.id : null);
        const after = advanced(importing, part?.contents.papers.length ?? 0, performance.now() - since);
        await db.imports.delete(importing.parts.done);
        await writeSetting(db, 'importing', { ...after, act: wrote });
        return { papers, importing: after };
      },
      begun.act ?? undefined,
    );
    if (papers.length > 0) context.onPapersChanged(papers);
    return importing?.state === 'running';
  } catch (thrown) {
    await fail(context, begun, expectedDatabaseError(thrown));
    return false;
  }
}

function advanced(importing: Importing, papers: number, worked: number): Importing {
  const parts = { ...importing.parts, done: importing.parts.done + 1 };
  return {
    ...importing,
    parts,
    papers: { ...importing.papers, done: importing.papers.done + papers },
    worked: importing.worked + worked,
    state: parts.done >= parts.all ? 'done' : 'running',
  };
}

/** Nothing of it stays: half a file would be worse than none. What cannot be taken back now can be later. */
async function fail(context: LibraryContext, begun: Importing, error: unknown): Promise<void> {
  const problem = error instanceof ExpectedError ? error.code : 'unexpected';
  if (problem === 'unexpected') console.error('An import stopped.', error);
  let act = begun.act;
  try {
    // The parts that wait go first: on a full disk, the taking back needs their room.
    await endImport(context);
    act = null;
  } catch (undoing) {
    console.error('An import that stopped could not be taken back.', undoing);
  }
  await writeSetting(context.db, 'importing', { ...begun, state: 'failed', act, problem });
}
