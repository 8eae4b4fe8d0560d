import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Target } from '@/lib/domain/targets/target';
import { exportLibrary } from '@/lib/exporters';
import { mergeNote } from '@/lib/exporters/formats/markdown/merge-note';
import { zoteroEntries, zoteroFiles } from '@/lib/sync/adapters/zotero/zotero-files';
import type { ExportFile } from '@/lib/sync/context';
import { targetFiles } from './target-files';

/** What the library gives and takes when it is exported. */
export interface ExportSource {
  read(): Promise<LibraryContents>;
  /** Keeps the citation keys that an export drew. */
  storeKeys(keys: ReadonlyMap<PaperId, string>): Promise<void>;
}

/** The files of a target, as the library has them now: the same as long as the library stays the same. */
export async function exportFiles(
  db: PapertreeDatabase,
  source: ExportSource,
  { place, content, format }: Target,
): Promise<ExportFile[]> {
  const exportedAt = (await db.changes.orderBy(':id').last())?.at ?? 0;
  const library = await source.read();
  if (format === 'zotero') return (place.kind === 'zotero' ? zoteroFiles : zoteroEntries)(library, content);
  const drawn = new Map<PaperId, string>();
  const files = targetFiles(content, library.topics, (branch) => {
    const { files, newKeys } = exportLibrary(format, library, { branch, keys: 'scholar', exportedAt });
    // The next branch must know the keys of this one.
    library.papers = library.papers.map((paper) => withKey(paper, newKeys));
    for (const [id, key] of newKeys) drawn.set(id, key);
    return files;
  });
  if (drawn.size > 0) await source.storeKeys(drawn);
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
