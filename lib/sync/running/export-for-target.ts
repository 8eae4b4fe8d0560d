import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Target } from '@/lib/domain/targets/target';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { ExportedFile, Format } from '@/lib/exporters/exporter';
import { targetFormats } from '@/lib/exporters/format-names';
import { formats } from '@/lib/exporters/formats';
import { zoteroEntries, zoteroFiles } from '@/lib/sync/adapters/zotero/library-as-zotero-files';
import { targetFiles } from '@/lib/sync/planning/target-files';

/** The library's side of an export. */
export interface ExportSource {
  read(): Promise<LibraryContents>;
  /** Stores the citation keys that an export made. */
  storeKeys(keys: ReadonlyMap<PaperId, string>): Promise<void>;
}

/** The current files of a target. As long as the library does not change, they are identical. */
export async function exportFiles(
  db: PapertreeDatabase,
  source: ExportSource,
  { place, content, format }: Target,
): Promise<ExportedFile[]> {
  const exportedAt = (await db.changes.orderBy(':id').last())?.at ?? 0;
  const library = await source.read();
  if (format === 'zotero') return (place.kind === 'zotero' ? zoteroFiles : zoteroEntries)(library, content);
  const name = targetFormats.find((each) => each === format);
  if (!name) throw new Error(`No target is kept in sync in ${format}`);
  const drawn = new Map<PaperId, string>();
  const files = targetFiles(content, library.topics, (branch) => {
    const { files, newKeys } = exportLibrary(name, library, { branch, keys: 'scholar', exportedAt });
    // The next branch must use the new keys of this one.
    library.papers = library.papers.map((paper) => withKey(paper, newKeys));
    for (const [id, key] of newKeys) drawn.set(id, key);
    return files;
  });
  if (drawn.size > 0) await source.storeKeys(drawn);
  return files;
}

/** The function that merges a file with the one at the target; `null` if the file is replaced. */
export function mergeOf({ format }: Pick<Target, 'format'>): NonNullable<Format['merge']> | null {
  const formatOfTarget: Format | undefined = formats.find(({ name }) => name === format);
  return formatOfTarget?.merge ?? null;
}

function withKey<Paper extends { id: PaperId; citationKey?: string }>(
  paper: Paper,
  keys: ReadonlyMap<PaperId, string>,
): Paper {
  const citationKey = keys.get(paper.id);
  return citationKey === undefined ? paper : { ...paper, citationKey };
}
