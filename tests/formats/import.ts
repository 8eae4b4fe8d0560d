import { parseArgs } from 'node:util';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { readLibraryOrText } from '@/lib/file-bytes/read-import-file';
import { joinEntries } from '@/lib/importers/entries-to-library';
import type { Reading } from '@/lib/importers/importer';
import { readForeign } from '@/lib/importers/read-import';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { pipedInput, readInput, runCommand, UsageError } from './command-line';

/*
 * `npm run import -- FILE… --json`: the library file that importing these files into an empty library would make,
 * on standard output; what could not be read, on standard error. No browser, no clock: the same files always give
 * the same text. What the files do not date is of 1970.
 */
const usage = `Usage: npm run -s import -- FILE… --json
A file may be - for standard input.`;

await runCommand(usage, async (args) => {
  const files = readArguments(args);
  process.stdout.write(writeLibraryFile(await readAll(files), 0));
});

function readArguments(args: string[]): string[] {
  try {
    const { positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const files = positionals.length > 0 ? positionals : pipedInput();
    if (files.length > 0) return files;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('A file is needed.');
}

/** One library of our own, or any number of other programs' files, which become one. */
async function readAll(files: string[]): Promise<LibraryContents> {
  const joined: Reading = { entries: [], topics: [], unread: [] };
  for (const file of files) {
    const read = await readLibraryOrText(await readInput(file));
    const { unread, ...library } = 'library' in read ? read.library : readForeign(read.text);
    for (const { line, reason, text } of unread) console.error(`${file}:${line}: ${reason}: ${text}`);
    if ('papers' in library) {
      if (files.length > 1) throw new UsageError(`${file}: a Papertree library is imported by itself.`);
      return library;
    }
    for (const entry of library.entries) joined.entries.push(entry);
    for (const topic of library.topics) joined.topics.push(topic);
  }
  if (joined.entries.length === 0 && joined.topics.length === 0) throw new ExpectedError('nothing-to-import');
  const library = joinEntries(joined);
  for (const { title, joined } of library.joined)
    if (joined !== title) console.error(`joined: ${joined} with ${title}`);
  return library.contents;
}
