import { v4 as uuid } from 'uuid';
import type { FileToImport } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { partsOf } from '@/lib/importers/read-import';
import type { LibraryContext } from '@/lib/library/context';
import { PAPERS_OF_PART } from '@/lib/library/history/part-sizes';
import { updateImportState } from './update-import-state';

/**
 * Prepares the staging of a file, whose parts arrive one by one. Parts of another file are deleted.
 * @throws ExpectedError `import-running` if one is running.
 */
export async function openImport({ db }: LibraryContext, file: FileToImport): Promise<string> {
  const id = uuid();
  await db.transaction('rw', [db.settings, db.imports, db.queue], async () => {
    await updateImportState(db, { type: 'opened', id, file });
    await db.imports.clear();
  });
  return id;
}

/** Stages one more part; the library is not changed yet. @throws ExpectedError `aborted` where another file came. */
export async function stageImport(
  { db }: LibraryContext,
  id: string,
  contents: LibraryContents,
): Promise<void> {
  await db.transaction('rw', [db.settings, db.imports, db.queue], async () => {
    for (const part of partsOf(contents, PAPERS_OF_PART)) {
      await updateImportState(db, { type: 'partStaged', id, papers: part.papers.length });
      await db.imports.put({ part: await db.imports.count(), contents: part, unclear: [] });
    }
  });
}
