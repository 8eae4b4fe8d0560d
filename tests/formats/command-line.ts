import { createReadStream } from 'node:fs';
import { ExpectedError } from '@/lib/domain/errors';
import messages from '@/public/_locales/en/messages.json' with { type: 'json' };

/** The command is at fault. */
export class UsageError extends Error {}

/**
 * Runs a command on the arguments of this process. Exit codes: 0 done, 1 a file or the disk is at fault, 2 the command
 * is; what is wrong is said on standard error.
 */
export async function runCommand(usage: string, run: (args: string[]) => Promise<void>): Promise<void> {
  // A reader that has seen enough, as `head`, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n${usage}`);
    else if (error instanceof ExpectedError || isSystemError(error)) console.error(sentenceOf(error));
    else throw error;
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/**
 * The bytes of a file, or of standard input for `-`.
 * @throws ExpectedError `file-too-large` as soon as it is seen.
 */
export async function readInput(file: string): Promise<Blob> {
  const stream = file === '-' || file === '/dev/stdin' ? process.stdin : createReadStream(file);
  const chunks: Buffer<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer<ArrayBuffer>>) {
    length += chunk.length;
    if (length > INPUT_MAX) throw new ExpectedError('file-too-large');
    chunks.push(chunk);
  }
  const input = new Blob(chunks);
  const start = await input.slice(0, BANNER_MAX).text();
  return input.slice(start.length - withoutBanner(start).length);
}

/** Standard input, where something is piped in and no file is named. */
export function pipedInput(): string[] {
  return process.stdin.isTTY ? [] : ['-'];
}

/** Bytes: as much as one piece of memory may hold. */
const INPUT_MAX = 2_000_000_000;
/** Bytes; nothing else than ASCII stands there. */
const BANNER_MAX = 2_000;

/** `npm run` without `-s` says first what it runs, also into a pipe. */
function withoutBanner(text: string): string {
  return text.replace(/^\s*(?:> [^\n]*\n)+/, '');
}

function sentenceOf(error: Error): string {
  const sentences: Record<string, { message: string }> = messages;
  const said =
    error instanceof ExpectedError && sentences[`error_${error.code.replaceAll('-', '_')}`]?.message;
  return [said, error.message].filter(Boolean).join('\n');
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
