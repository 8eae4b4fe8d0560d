import type { PapertreeDatabase } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-contents';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { exportLibrary as writeFormat } from '@/lib/exporters';
import type { KeyStyle } from '@/lib/exporters/export-options';
import type { ExportedFile } from '@/lib/exporters/exporter';
import type { FormatName } from '@/lib/exporters/format-names';
import type { LibraryContext } from '@/lib/library/context';

/**
 * The library, or a branch, as files of a format. Citation keys that were missing are stored, so that the next
 * export cites the same paper by the same name.
 * @throws ExpectedError `unknown-topic`.
 */
export async function exportLibrary(
  { db }: LibraryContext,
  format: FormatName,
  branch: TopicId | null,
  keys: KeyStyle,
): Promise<ExportedFile[]> {
  const library = await readContents(db);
  if (branch !== null && !library.topics.some(({ id }) => id === branch))
    throw new ExpectedError('unknown-topic');
  const { files, newKeys } = writeFormat(format, library, { branch, keys, exportedAt: Date.now() });
  if (newKeys.size) await storeKeys(db, newKeys);
  return files;
}

/** The library as exports that stay in sync see it. */
export function exportSource(db: PapertreeDatabase) {
  return {
    read: () => readContents(db),
    storeKeys: (keys: ReadonlyMap<PaperId, string>) => storeKeys(db, keys),
  };
}

async function storeKeys(db: PapertreeDatabase, keys: ReadonlyMap<PaperId, string>): Promise<void> {
  await write(db, { kind: 'annotate-paper', madeBy: 'program', tables: ['papers'] }, async (act) => {
    for (const [id, citationKey] of keys) {
      const paper = await db.papers.get(id);
      // Another export may have been quicker, or the paper be gone.
      if (paper && paper.citationKey === undefined) await act.put('papers', { ...paper, citationKey });
    }
  });
}
