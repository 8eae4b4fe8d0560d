import { emptyDatabase, type PapertreeDatabase } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readUndamaged } from '@/lib/db/queries/read-damaged-library';
import { readDamagedTable } from '@/lib/db/queries/read-damaged-table';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { Setting } from '@/lib/db/schema';
import type { ActId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { isPinned, isUndecided } from '@/lib/domain/placements/placement';
import type { Settings } from '@/lib/domain/settings';
import { partsOf } from '@/lib/importers/read-import';
import type { Backups } from '@/lib/library/backups/take-backups';
import { mergeContents } from '@/lib/library/imports/merge-into-library';
import { repairContents } from '@/lib/library-file/repair-contents';

/** Further tables with data of the person. */
const otherTables = ['settings', 'seen', 'targets', 'targetFiles', 'targetFolders'] as const;
/** Settings about the old database. */
const gone = new Set<keyof Settings>(['deviceId', 'importing', 'proposalsLook', 'sample']);

/**
 * Rebuilds a library of which the browser can neither read nor write parts: the readable rest is backed up, the
 * database is deleted, and created again from the rest and a backup. The history starts again.
 * @param contents of the backup
 */
export async function rebuildLibrary(
  { db, backups }: { db: PapertreeDatabase; backups: Pick<Backups, 'keep'> },
  contents: LibraryContents,
): Promise<ActId> {
  const left = repairContents(await readUndamaged(db), () => undefined);
  const others = new Map<string, unknown[]>();
  for (const name of otherTables) {
    const rows: unknown[] = [];
    await readDamagedTable(db.table(name), (some) => rows.push(...some));
    others.set(name, name === 'settings' ? rows.filter((row) => !gone.has((row as Setting).key)) : rows);
  }
  if (left.papers.length + left.topics.length > 0)
    await backups.keep(left, 'restore').catch((error: unknown) => {
      console.warn('What is left of the library could not be kept as a backup.', error);
    });

  await emptyDatabase(db);
  const act = await write(
    db,
    { kind: 'recover-library', madeBy: 'person', tables: recordedTables },
    async (act) => {
      await act.putAll('topics', left.topics);
      await act.putAll('papers', left.papers);
      await act.putAll('placements', left.placements);
      await act.putAll('rules', left.rules);
      await act.putAll('proposals', left.declinedProposals);
      // They keep the places from the engine: they are not filed again.
      const placed = left.placements.filter((each) => !isPinned(each) && !isUndecided(each));
      await act.endFiling(placed.map(({ paperId }) => paperId));
      for (const some of partsOf(contents))
        await mergeContents(db, act, { contents: some, unclear: [] }, 'apart');
      return act.id;
    },
  );
  for (const [name, rows] of others) await db.table(name).bulkPut(rows);
  return act;
}
