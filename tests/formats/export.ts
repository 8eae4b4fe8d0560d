import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedError } from '@/lib/domain/errors';
import type { TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library';
import { topicPath } from '@/lib/domain/topic-path';
import { exportLibrary } from '@/lib/exporters';
import { type KeyStyle, keyStyles } from '@/lib/exporters/export-options';
import { type FormatName, folderFormats, formatNames } from '@/lib/exporters/format-names';
import { readLibraryFile } from '@/lib/exporters/library-file';
import messages from '@/public/_locales/en/messages.json' with { type: 'json' };

/** The command is at fault. */
class UsageError extends Error {}

/**
 * `npm run export -- LIBRARY.json --to FORMAT [--out FOLDER] [--branch "A / B"] [--keys STYLE]`: a library file in
 * any format, to standard output, or into a folder where a format is many files. Exit codes: 0 done, 1 the file or
 * the disk is at fault, 2 the command is.
 */
const usage = `Usage: npm run export -- LIBRARY.json --to FORMAT [--out FOLDER] [--branch "A / B"] [--keys STYLE]
Formats: ${formatNames.join(', ')}
Key styles: ${keyStyles.join(', ')}`;

try {
  run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
  if (!(error instanceof ExpectedError) && !isSystemError(error)) throw error;
  const sentences: Record<string, { message: string }> = messages;
  const said =
    error instanceof ExpectedError && sentences[`error_${error.code.replaceAll('-', '_')}`]?.message;
  console.error([said, error.message].filter(Boolean).join('\n'));
  process.exitCode = 1;
}

function run(args: string[]): void {
  const { values, positionals } = readArguments(args);
  const [file, ...rest] = positionals;
  const { to, out, branch, keys = 'scholar' } = values;
  if (!file || rest.length || !to) throw new UsageError('A library file and a format are needed.');
  if (!isOneOf(formatNames, to)) throw new UsageError(`Unknown format: ${to}`);
  if (!isOneOf(keyStyles, keys)) throw new UsageError(`Unknown key style: ${keys}`);
  if (folderFormats.includes(to) && !out)
    throw new UsageError(`${to} is many files: say where by --out FOLDER.`);

  const library = readLibraryFile(readText(file));
  const topicId = branch === undefined ? null : findBranch(library, branch);
  if (topicId === undefined) throw new UsageError(`No such branch: ${branch}`);
  const options = { branch: topicId, keys, exportedAt: Date.parse(library.exportedAt) };
  const { files } = exportLibrary(to, library, options);
  for (const { path, text } of files) {
    if (out === undefined) {
      process.stdout.write(text);
      continue;
    }
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
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

function readText(file: string): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ExpectedError('file-damaged', `${file} is not UTF-8`, { cause: error });
  }
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

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
