import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { partsOf, readImport } from '@/lib/importers/read-import';
import { decodeText } from '@/lib/importers/text/decode';
import type { FileParts } from './import-reader';
import { readPackedFile } from './read-packed-file';

/** Answers the one file that it is sent. */
addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  postMessage(await read(data));
});

async function read(file: Blob): Promise<{ parts: FileParts } | { error: ErrorCode }> {
  try {
    const { contents, ...rest } = readImport(decodeText(await readPackedFile(file)));
    return { parts: { ...rest, parts: partsOf(contents) } };
  } catch (error) {
    if (error instanceof ExpectedError) return { error: error.code };
    console.error('A file could not be read.', error);
    return { error: 'file-damaged' };
  }
}
