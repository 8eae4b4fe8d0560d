import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library';
import type { Target } from '@/lib/domain/target';
import { exportLibrary } from '@/lib/exporters';
import { mergeNote } from '@/lib/exporters/merge-note';
import type { ExportFile } from './context';
import { targetFiles } from './target-files';

/**
 * The files of a target, as the library has them now: the same as long as the library stays the same.
 * @param keepKeys keeps the citation keys that papers got here
 */
export async function exportFiles(
  db: PapertreeDatabase,
  { content, format }: Target,
  keepKeys: (keys: ReadonlyMap<PaperId, string>) => Promise<void>,
): Promise<ExportFile[]> {
  const { library, exportedAt } = await readLibrary(db);
  const drawn = new Map<PaperId, string>();
  const files = targetFiles(content, library.topics, (branch) => {
    const { files, newKeys } = exportLibrary(format, library, { branch, keys: 'scholar', exportedAt });
    // The next branch must know the keys of this one.
    library.papers = library.papers.map((paper) => withKey(paper, newKeys));
    for (const [id, key] of newKeys) drawn.set(id, key);
    return files;
  });
  if (drawn.size > 0) await keepKeys(drawn);
  return files;
}

/** Notes are merged, so that what a person wrote in them stays. */
export function mergeOf({ format }: Pick<Target, 'format'>) {
  return format === 'markdown' ? mergeNote : null;
}

function withKey<Paper extends { id: PaperId; citationKey?: string }>(
  paper: Paper,
  keys: ReadonlyMap<PaperId, string>,
): Paper {
  const citationKey = keys.get(paper.id);
  return citationKey === undefined ? paper : { ...paper, citationKey };
}

async function readLibrary(db: PapertreeDatabase): Promise<{ library: LibraryContents; exportedAt: number }> {
  const { papers, topics, placements, rules, changes } = db;
  return db.transaction('r', [papers, topics, placements, rules, changes], async () => ({
    library: {
      papers: await papers.toArray(),
      topics: await topics.toArray(),
      placements: await placements.toArray(),
      rules: await rules.toArray(),
    },
    exportedAt: (await changes.orderBy(':id').last())?.at ?? 0,
  }));
}
