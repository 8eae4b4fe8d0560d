import { emptyDatabase, expectedDatabaseError } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readUndamaged } from '@/lib/db/queries/read-damaged-library';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { Difference, RestorePreview } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import { isPinned, isUndecided } from '@/lib/domain/placements/placement';
import { parts } from '@/lib/domain/split-into-parts';
import { partsOf } from '@/lib/importers/read-import';
import type { LibraryContext } from '@/lib/library/context';
import { mergeContents } from '@/lib/library/imports/merge-into-library';
import { acceptLibrary } from '@/lib/library/loss/check-library';
import { rebuildLibrary } from '@/lib/library/loss/rebuild-library';
import { repairLibrary } from '@/lib/library/loss/repair-library';
import type { LibraryReading } from '@/lib/library-file/library-reader';

/**
 * Previews what would change; nothing is written. Restoring a damaged backup removes nothing. @throws ExpectedError
 * `unknown-backup`, `backup-damaged`.
 */
export async function previewRestore(context: LibraryContext, id: string): Promise<RestorePreview> {
  const { db, backups } = context;
  const then = await backups.read(id);
  const now = (await isLost(context)) ? await readUndamaged(db) : await readContents(db);
  const keepsOthers = await mustKeepOthers(context, then);
  const places = new Map(now.placements.map(({ paperId, topicId }) => [paperId, topicId]));
  const moved = then.placements.filter(
    ({ paperId, topicId }) => places.has(paperId) && places.get(paperId) !== topicId,
  );
  return {
    papers: differenceOf(changesOf(then.papers, now.papers, ({ id }) => id, keepsOthers)),
    topics: differenceOf(changesOf(then.topics, now.topics, ({ id }) => id, keepsOthers)),
    moved: moved.length,
    unread: then.unread.length,
  };
}

/**
 * Restores the library as one act, after a backup of its present state. The act can be undone, unless something was
 * lost before.
 * @throws ExpectedError `unknown-backup`, `backup-damaged`, `storage-full`.
 */
export async function restoreBackup(context: LibraryContext, id: string): Promise<ActId> {
  const contents = await context.backups.read(id);
  if (await isLost(context)) return restoreLost(context, contents);
  await context.backups.take('restore');
  const act = await restoreContents(context, contents, {
    kind: 'restore-backup',
    keepsOthers: contents.unread.length > 0,
  });
  await acceptLibrary(context);
  return act;
}

/**
 * After a loss nothing is removed, and the act cannot be undone. A library whose files are damaged may refuse writes:
 * it is rebuilt.
 */
async function restoreLost(context: LibraryContext, contents: LibraryContents): Promise<ActId> {
  const recovery = { kind: 'recover-library', keepsOthers: true } as const;
  const act = await restoreContents(context, contents, recovery).catch((thrown: unknown) => {
    const error = expectedDatabaseError(thrown);
    if (error instanceof ExpectedError && error.code === 'storage-full') throw error;
    console.error('The library cannot be written, and is made again.', thrown);
    return rebuildLibrary(context, contents);
  });
  await repairLibrary(context);
  await acceptLibrary(context);
  return act;
}

async function isLost({ memory }: LibraryContext): Promise<boolean> {
  return (await memory.readLoss()) !== null;
}

/** Records missing from a damaged backup, or saved after a loss, were not removed by a person. */
async function mustKeepOthers(context: LibraryContext, { unread }: LibraryReading): Promise<boolean> {
  return unread.length > 0 || (await isLost(context));
}

/**
 * For a library that cannot be opened: deletes it and rebuilds it from the backup.
 * @throws ExpectedError `unknown-backup`, `backup-damaged`, before anything is deleted; `storage-unusable`.
 */
export async function startOver(context: LibraryContext, id: string): Promise<void> {
  const contents = await context.backups.read(id);
  const { db } = context;
  const isOpen = await db.open().then(
    () => true,
    () => false,
  );
  // If the library can be opened after all, restores it in a way that can be undone.
  if (isOpen) return void (await restoreBackup(context, id));
  await emptyDatabase(db);
  const keepsOthers = await mustKeepOthers(context, contents);
  await restoreContents(context, contents, { kind: 'recover-library', keepsOthers });
  await acceptLibrary(context);
}

/** Records written at once. */
const AT_ONCE = 2_000;

async function restoreContents(
  context: LibraryContext,
  then: LibraryContents,
  { kind, keepsOthers }: { kind: ActKind; keepsOthers: boolean },
): Promise<ActId> {
  const { db } = context;
  return write(db, { kind, madeBy: 'person', tables: recordedTables }, async (act) => {
    if (keepsOthers) {
      for (const contents of partsOf(then)) await mergeContents(db, act, { contents, unclear: [] }, 'apart');
      return act.id;
    }
    const now = await readContents(db);
    const papers = changesOf(then.papers, now.papers, ({ id }) => id);
    const topics = changesOf(then.topics, now.topics, ({ id }) => id);
    const placements = changesOf(then.placements, now.placements, ({ paperId }) => paperId);
    const rules = changesOf(then.rules, now.rules, ({ id }) => id);
    const declined = changesOf(then.declinedProposals, now.declinedProposals, ({ id }) => id);
    // Deletions come first: two papers may have exchanged names.
    await act.removeAll('placements', placements.gone);
    await act.removeAll('papers', papers.gone);
    await act.removeAll('rules', rules.gone);
    await act.removeAll('proposals', declined.gone);
    await act.removeAll('topics', topics.gone);
    for (const some of parts(topics.written, AT_ONCE)) await act.putAll('topics', some);
    for (const some of parts(papers.written, AT_ONCE)) await act.putAll('papers', some);
    for (const some of parts(placements.written, AT_ONCE)) await act.putAll('placements', some);
    for (const some of parts(rules.written, AT_ONCE)) await act.putAll('rules', some);
    for (const some of parts(declined.written, AT_ONCE)) await act.putAll('proposals', some);
    // They keep the places from the engine in the backup: they are not filed again.
    const placed = then.placements.filter(
      (placement) => !isPinned(placement) && !isUndecided(placement) && placement.ranked.length > 0,
    );
    await act.endFiling(placed.map(({ paperId }) => paperId));
    return act.id;
  });
}

interface Changes<Record, Key> {
  /** Records that differ from the backup. */
  written: Record[];
  /** How many of these exist now, but differ. */
  changed: number;
  gone: Key[];
}

function changesOf<Record, Key extends string>(
  then: Record[],
  now: Record[],
  keyOf: (record: Record) => Key,
  keepsOthers = false,
): Changes<Record, Key> {
  const present = new Map(now.map((record) => [keyOf(record), JSON.stringify(sorted(record))]));
  const written = then.filter((record) => present.get(keyOf(record)) !== JSON.stringify(sorted(record)));
  const kept = new Set(then.map(keyOf));
  return {
    written,
    changed: written.filter((record) => present.has(keyOf(record))).length,
    gone: keepsOthers ? [] : [...present.keys()].filter((key) => !kept.has(key)),
  };
}

function differenceOf({ written, changed, gone }: Changes<unknown, string>): Difference {
  return { back: written.length - changed, changed, gone: gone.length };
}

/** The order of a record's fields does not matter. */
function sorted(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
