/*
 * `npm run import -- FILE… --json`: the library file that importing these files into an empty library would make,
 * on standard output; what could not be read, on standard error. No browser, no clock: the same files always give
 * the same text. What the files do not date is of 1970.
 */
import { readFileSync, statSync } from 'node:fs';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library';
import { writeLibraryFile } from '@/lib/exporters/library-file';
import { decodeText, FILE_MAX_BYTES } from '@/lib/importers/decode';
import { isLibraryFile, readForeign, readImport } from '@/lib/importers/read-import';
import type { Reading } from '@/lib/importers/reading';
import { toLibrary } from '@/lib/importers/to-library';

const files = process.argv.slice(2).filter((argument) => argument !== '--json');
if (files.length === 0) fail('Usage: npm run import -- FILE… --json');
process.stdout.write(writeLibraryFile(readAll(files), 0));

/** One library of our own, or any number of other programs' files, which become one. */
function readAll(files: string[]): LibraryContents {
  const joined: Reading = { entries: [], topics: [], unread: [] };
  for (const file of files) {
    try {
      const text = readText(file);
      if (isLibraryFile(text)) {
        if (files.length > 1) fail(`${file}: a Papertree library is imported by itself.`);
        return readImport(text).contents;
      }
      const { entries, topics, unread } = readForeign(text);
      for (const entry of entries) joined.entries.push(entry);
      for (const topic of topics) joined.topics.push(topic);
      for (const { line, reason, text } of unread) console.error(`${file}:${line}: ${reason}: ${text}`);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      fail(`${file}: ${error.message}`);
    }
  }
  return toLibrary(joined);
}

function readText(file: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) fail(`${file}: no such file`);
  if (statSync(file).size > FILE_MAX_BYTES) throw new ExpectedError('file-too-large');
  return decodeText(readFileSync(file));
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
