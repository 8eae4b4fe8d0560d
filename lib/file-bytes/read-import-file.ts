import { ExpectedError } from '@/lib/domain/errors';
import { BEGINNING, isLibraryFile, type ReadImport, readImport } from '@/lib/importers/read-import';
import { decodeText, FILE_MAX_BYTES } from '@/lib/importers/text/decode-bytes';
import type { LibraryReading } from '@/lib/library-file/library-reader';
import { unpackedBytes } from './gzip';
import { readLibraryBytes } from './read-library-bytes';

type Bytes = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/**
 * The records that importing a file would add.
 * @throws ExpectedError as `readLibraryOrText` and `readImport`.
 */
export async function readFile(file: Blob): Promise<ReadImport> {
  const read = await readLibraryOrText(file);
  if ('text' in read) return readImport(read.text);
  const { papers, topics, placements, rules, declinedProposals, unread } = read.library;
  return {
    format: 'papertree',
    contents: { papers, topics, placements, rules, declinedProposals },
    unread,
    joined: [],
  };
}

/**
 * A Papertree library of any size, or the text of another file of at most `FILE_MAX_BYTES`; decompressed first if it
 * is gzipped, as backups are.
 * @throws ExpectedError `file-empty`, `file-too-large` as soon as it is seen, `file-damaged`, and as `decodeText`.
 */
export async function readLibraryOrText(file: Blob): Promise<{ library: LibraryReading } | { text: string }> {
  const { beginning, bytes } = await open(file);
  return isLibraryFile(new TextDecoder().decode(joined(beginning)))
    ? { library: await readLibraryBytes(bytes, beginning) }
    : { text: decodeText(await readAll(beginning, bytes)) };
}

async function open(file: Blob): Promise<{ beginning: Uint8Array<ArrayBuffer>[]; bytes: Bytes }> {
  const bytes = (await unpackedBytes(file)).getReader();
  const beginning: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; length < BEGINNING; ) {
    // A failed stream fails again at the next read.
    const chunk = await bytes.read().catch(() => null);
    if (!chunk || chunk.done) break;
    beginning.push(chunk.value);
    length += chunk.value.length;
  }
  return { beginning, bytes };
}

async function readAll(beginning: Uint8Array<ArrayBuffer>[], bytes: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = [...beginning];
  let length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  for (;;) {
    // A few bytes can decompress to gigabytes.
    if (length > FILE_MAX_BYTES) {
      await bytes.cancel();
      throw new ExpectedError('file-too-large');
    }
    const { done, value } = await next(bytes);
    if (done) return joined(chunks);
    length += value.length;
    chunks.push(value);
  }
}

function next(bytes: Bytes) {
  return bytes.read().catch((cause: unknown) => {
    throw new ExpectedError('file-damaged', undefined, { cause });
  });
}

function joined(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
