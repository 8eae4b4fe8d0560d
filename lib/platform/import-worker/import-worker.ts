import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { partsOf } from '@/lib/importers/read-import';
import { readFile } from '@/lib/packed-file/read-file';
import type { FileParts } from './import-reader';

/** Answers the one file that it is sent. */
addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  postMessage(await read(data));
});

async function read(file: Blob): Promise<{ parts: FileParts } | { error: ErrorCode }> {
  try {
    const { contents, ...rest } = await readFile(file);
    return { parts: { ...rest, parts: partsOf(contents) } };
  } catch (error) {
    if (error instanceof ExpectedError) return { error: error.code };
    console.error('A file could not be read.', error);
    return { error: 'file-damaged' };
  }
}
