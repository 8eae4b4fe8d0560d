import { expectedDatabaseError, PapertreeDatabase } from '@/lib/db/database';
import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { type ExportFile, type ExportRequest, writeExportFile } from './write-export-file';

/** The worker's answer: the file, or why there is none. */
export type ExportAnswer = { written: ExportFile } | { error: ErrorCode };

/** Answers the one request that it is sent. */
addEventListener('message', async ({ data }: MessageEvent<ExportRequest>) => {
  postMessage(await answer(data));
});

async function answer(request: ExportRequest): Promise<ExportAnswer> {
  try {
    return { written: await writeExportFile(new PapertreeDatabase(), request) };
  } catch (thrown) {
    const error = expectedDatabaseError(thrown);
    if (error instanceof ExpectedError) return { error: error.code };
    console.error('The library could not be exported.', error);
    return { error: 'unexpected' };
  }
}
