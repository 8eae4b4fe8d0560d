import { partsOf, readImport } from '@/lib/importers/read-import';
import type { BoundLibrary } from './bind-requests';

/** Stages a file as the panel does, up to the preview; the import is not started. */
export async function stageText(library: BoundLibrary, text: string): Promise<string> {
  const { format, contents, unread } = readImport(text);
  const first = unread.slice(0, 200);
  const { id } = await library.openImport({
    fileName: 'test',
    format,
    unread: { count: unread.length, first },
  });
  for (const part of partsOf(contents)) await library.stageImport({ id, contents: part });
  await library.previewImport({ id });
  return id;
}
