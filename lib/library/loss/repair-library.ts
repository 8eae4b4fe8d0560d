import { isUnreadable, type PapertreeDatabase } from '@/lib/db/database';
import { recountPlaces } from '@/lib/db/log/update-place-counts';
import { write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { LibraryContext } from '@/lib/library/context';
import { mendContents } from '@/lib/library-file/repair-contents';
import { rebuildLibrary } from './rebuild-library';

/**
 * Makes a library usable of which the browser has lost some records: what is left holds together afterwards, and can be
 * read. No act would see to that, since each looks only at what it writes. A paper whose placement is gone is filed again.
 */
export async function mendLibrary(context: LibraryContext): Promise<void> {
  try {
    await mendReferences(context.db);
    // Placements that were lost are still counted.
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

async function mendReferences(db: PapertreeDatabase): Promise<void> {
  await write(db, { kind: 'mend-library', madeBy: 'program', tables: recordedTables }, async (act) => {
    const here = await readContents(db);
    const mended = mendContents(here, () => undefined);
    const papers = changesOf(here.papers, mended.papers, ({ id }) => id);
    const topics = changesOf(here.topics, mended.topics, ({ id }) => id);
    const placements = changesOf(here.placements, mended.placements, ({ paperId }) => paperId);
    const rules = changesOf(here.rules, mended.rules, ({ id }) => id);
    await act.removeAll('placements', placements.gone);
    await act.removeAll('rules', rules.gone);
    await act.amendAll('topics', topics.written);
    await act.amendAll('papers', papers.written);
    await act.amendAll('placements', placements.written);
  });
}

/** @param mended The same records, apart from those that are new or changed. */
function changesOf<Entry, Key>(
  here: readonly Entry[],
  mended: readonly Entry[],
  keyOf: (record: Entry) => Key,
): { written: Entry[]; gone: Key[] } {
  const same = new Set(here);
  const kept = new Set(mended.map(keyOf));
  return {
    written: mended.filter((record) => !same.has(record)),
    gone: here.map(keyOf).filter((key) => !kept.has(key)),
  };
}
