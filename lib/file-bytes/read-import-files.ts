import { ExpectedError } from '@/lib/domain/errors';
import { joinEntries } from '@/lib/importers/entries-to-library';
import type { Reading } from '@/lib/importers/importer';
import { type ReadImport, readForeign } from '@/lib/importers/read-import';
import { readFile, readLibraryOrText } from './read-import-file';

/**
 * The records that importing these files would add, combined. Of several files, those that cannot be read are listed,
 * and so are Papertree libraries, which are imported one at a time.
 * @throws ExpectedError as `readFile`; `nothing-to-import` where nothing of several can be read.
 */
export async function readFiles(files: File[]): Promise<ReadImport> {
  const [only, ...others] = files;
  if (only && others.length === 0) return readFile(only);
  const reading: Reading = { entries: [], topics: [], unread: [] };
  const formats = new Set<string>();
  for (const file of files) {
    try {
      const read = await readLibraryOrText(file);
      if (!('text' in read)) throw new ExpectedError('file-unknown', 'a library of our own');
      const { format, entries, topics, unread } = readForeign(read.text);
      formats.add(format);
      for (const entry of entries) reading.entries.push(entry);
      reading.topics.push(...topics);
      for (const each of unread) reading.unread.push({ ...each, text: `${file.name}: ${each.text}` });
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      reading.unread.push({ line: 1, reason: 'broken', text: file.name.slice(0, 200) });
    }
  }
  const { contents, joined } = joinEntries(reading);
  if (contents.papers.length === 0 && contents.topics.length === 0)
    throw new ExpectedError('nothing-to-import');
  const [format = ''] = formats;
  return { format: formats.size > 1 ? 'several' : format, contents, unread: reading.unread, joined };
}
