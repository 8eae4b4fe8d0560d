import { isUnreadable, type PapertreeDatabase } from '@/lib/db/database';
import { recountPlaces } from '@/lib/db/log/update-place-counts';
import { write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { LibraryContext } from '@/lib/library/context';
import { repairContents } from '@/lib/library-file/repair-contents';
import { rebuildLibrary } from './rebuild-library';

/**
 * Repairs a library of which the browser has lost some records: afterwards it has no dangling references. Acts do not
 * do that, since each repairs only what it writes. A paper without a placement is filed again.
 */
export async function repairLibrary(context: LibraryContext): Promise<void> {
  try {
    await repairReferences(context.db);
    // The counts still include lost placements.
    await recountPlaces(context.db);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    await rebuildLibrary(context, emptyContents);
  }
}

const emptyContents: LibraryContents = {
  papers: [],
  topics: [],
  placements: [],
  rules: [],
  declinedProposals: [],
};

async function repairReferences(db: PapertreeDatabase): Promise<void> {
  await write(db, { kind: 'mend-library', madeBy: 'program', tables: recordedTables }, async (act) => {
    const here = await readContents(db);
    const repaired = repairContents(here, () => undefined);
    const papers = changesOf(here.papers, repaired.papers, ({ id }) => id);
    const topics = changesOf(here.topics, repaired.topics, ({ id }) => id);
    const placements = changesOf(here.placements, repaired.placements, ({ paperId }) => paperId);
    const rules = changesOf(here.rules, repaired.rules, ({ id }) => id);
    await act.removeAll('placements', placements.gone);
    await act.removeAll('rules', rules.gone);
    await act.amendAll('topics', topics.written);
    await act.amendAll('papers', papers.written);
    await act.amendAll('placements', placements.written);
  });
}

/** @param repaired The same objects, except for new and changed records. */
function changesOf<Entry, Key>(
  here: readonly Entry[],
  repaired: readonly Entry[],
  keyOf: (record: Entry) => Key,
): { written: Entry[]; gone: Key[] } {
  const same = new Set(here);
  const kept = new Set(repaired.map(keyOf));
  return {
    written: repaired.filter((record) => !same.has(record)),
    gone: here.map(keyOf).filter((key) => !kept.has(key)),
  };
}
