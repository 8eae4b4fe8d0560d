import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { exportLibrary } from '@/lib/exporters/export-library';
import { type KeyStyle, keyStyles } from '@/lib/exporters/export-options';
import type { ExportedFile } from '@/lib/exporters/exporter';
import { type FormatName, folderFormats, formatNames } from '@/lib/exporters/format-names';
import { unpackedBytes } from '@/lib/file-bytes/gzip';
import { readLibraryBytes } from '@/lib/file-bytes/read-library-bytes';
import type { LibraryReading } from '@/lib/library-file/library-reader';
import { pipedInput, readInput, runCommand, UsageError } from './command-line';

/**
 * `npm run export -- LIBRARY.json --to FORMAT [--out FOLDER] [--branch "A / B"] [--keys STYLE]`: a library file in
 * any format, to standard output, or into a folder where a format is many files.
 */
const usage = `Usage: npm run -s export -- LIBRARY.json --to FORMAT [--out FOLDER] [--branch "A / B"] [--keys STYLE]
The library may be - for standard input.
Formats: ${formatNames.join(', ')}
Key styles: ${keyStyles.join(', ')}`;

await runCommand(usage, run);

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  const [file, ...rest] = positionals.length > 0 ? positionals : pipedInput();
  const { to, out, branch, keys = 'scholar' } = values;
  if (!file || rest.length || !to) throw new UsageError('A library file and a format are needed.');
  if (!isOneOf(formatNames, to)) throw new UsageError(`Unknown format: ${to}`);
  if (!isOneOf(keyStyles, keys)) throw new UsageError(`Unknown key style: ${keys}`);
  if (folderFormats.includes(to) && !out)
    throw new UsageError(`${to} is many files: say where by --out FOLDER.`);

  const library = await readLibrary(file);
  const topicId = branch === undefined ? null : findBranch(library, branch);
  if (topicId === undefined) throw new UsageError(`No such branch: ${branch}`);
  const options = { branch: topicId, keys, exportedAt: Date.parse(library.exportedAt) || 0 };
  const { files } = exportLibrary(to, library, options);
  if (out === undefined) for (const { text } of files) process.stdout.write(text);
  else writeFiles(out, files);
}

/** Writes every file that can be written; those that cannot are named at the end, with exit code 1. */
function writeFiles(folder: string, files: ExportedFile[]): void {
  const failures = files.flatMap(({ path, text }) => {
    const target = join(folder, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
      return [];
    } catch (error) {
      return `${target}: ${error instanceof Error ? error.message : error}`;
    }
  });
  if (failures.length === 0) return;
  console.error([`${failures.length} of ${files.length} files were not written:`, ...failures].join('\n'));
  process.exitCode = 1;
}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { to: text, out: text, branch: text, keys: text },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What cannot be read of it is said on standard error. */
async function readLibrary(file: string): Promise<LibraryReading> {
  const bytes = await unpackedBytes(await readInput(file));
  const library = await readLibraryBytes(bytes.getReader());
  for (const { line, reason, text } of library.unread) console.error(`${file}:${line}: ${reason}: ${text}`);
  return library;
}

/** The topic of this path, names as in the panel with ` / ` between them. */
function findBranch({ topics }: LibraryContents, wanted: string): TopicId | undefined {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const name = wanted.trim();
  return topics.find(({ id }) => topicPath(id, byId).join(' / ') === name)?.id;
}

function isOneOf<Name extends FormatName | KeyStyle>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
