import { partsOf, readImport } from '@/lib/importers/read-import';
import type { BoundLibrary } from './bind-requests';

/** Hands a file over as the panel does, and looks at what it would do; the import has not begun then. */
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
