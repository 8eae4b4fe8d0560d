import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readImportFiles } from './import-reader';

/** A worker that answers only when a test makes it. */
class SilentWorker {
  static last: SilentWorker;
  onmessage: (event: { data: unknown }) => void = () => undefined;
  onerror: () => void = () => undefined;
  postMessage = vi.fn();
  terminate = vi.fn();
  constructor() {
    SilentWorker.last = this;
  }
}

const file = new File(['@misc{a}'], 'papers.bib');

beforeEach(() => vi.stubGlobal('Worker', SilentWorker));
afterEach(() => vi.unstubAllGlobals());

it('ends a worker that does not come to an end, once the person stops the reading', async () => {
  const stopping = new AbortController();
  const reading = readImportFiles([file], stopping.signal);
  expect(SilentWorker.last.postMessage).toHaveBeenCalledWith([file]);
  expect(SilentWorker.last.terminate).not.toHaveBeenCalled();
  stopping.abort();
  await expect(reading).rejects.toMatchObject({ code: 'aborted' });
  expect(SilentWorker.last.terminate).toHaveBeenCalledTimes(1);
});

it('says that a file is damaged where the worker fails, and ends it', async () => {
  const reading = readImportFiles([file], new AbortController().signal);
  SilentWorker.last.onerror();
  await expect(reading).rejects.toMatchObject({ code: 'file-damaged' });
  expect(SilentWorker.last.terminate).toHaveBeenCalledTimes(1);
});
