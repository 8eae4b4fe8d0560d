import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { readFiles } from '@/lib/file-bytes/read-import-files';
import { partsOf } from '@/lib/importers/read-import';
import type { FileParts } from './import-reader';

/** Reads the files that it is sent. */
addEventListener('message', async ({ data }: MessageEvent<File[]>) => {
  postMessage(await read(data));
});

async function read(files: File[]): Promise<{ parts: FileParts } | { error: ErrorCode }> {
  try {
    const { contents, ...rest } = await readFiles(files);
    return { parts: { ...rest, parts: partsOf(contents) } };
  } catch (error) {
    if (error instanceof ExpectedError) return { error: error.code };
    console.error('A file could not be read.', error);
    return { error: 'file-damaged' };
  }
}
