import { browser } from 'wxt/browser';
import type { FailureStore } from '@/lib/db/storage-failure/storage-circuit-breaker';
import type { LibraryMemory, LibrarySummary, Loss, StartCheck } from '@/lib/domain/loss/detect-loss';
import type { DownloadedCopy } from '@/lib/domain/loss/downloaded-copies';
import type { Target } from '@/lib/domain/targets/target';

/** What is remembered by each key. In Chromium only our own pages can write here (`keepPagesOutOfStorage`). */
interface Remembered {
  'library-mark': LibrarySummary;
  'library-loss': Loss | null;
  'library-targets': Target[];
  'library-copies': DownloadedCopy[];
}

async function read<Key extends keyof Remembered>(key: Key): Promise<Remembered[Key] | undefined> {
  return (await browser.storage.local.get(key))[key] as Remembered[Key] | undefined;
}

function write<Key extends keyof Remembered>(key: Key, value: Remembered[Key]): Promise<void> {
  return browser.storage.local.set({ [key]: value });
}

const checkedKey = (what: StartCheck) => `library-checked-${what}`;

/** Stored in the browser's local storage area, which is separate from IndexedDB on the disk. */
export const libraryMemory: LibraryMemory = {
  readSummary: async () => (await read('library-mark')) ?? null,
  writeSummary: (summary: LibrarySummary) => write('library-mark', summary),
  readLoss: async () => (await read('library-loss')) ?? null,
  writeLoss: (loss: Loss | null) => write('library-loss', loss),
  // The session area ends with the browser.
  wasChecked: async (what) =>
    (await browser.storage.session.get(checkedKey(what)))[checkedKey(what)] === true,
  noteChecked: (what) => browser.storage.session.set({ [checkedKey(what)]: true }),
  readTargets: async () => (await read('library-targets')) ?? [],
  writeTargets: (targets: Target[]) => write('library-targets', targets),
  readCopies: async () => (await read('library-copies')) ?? [],
  writeCopies: (copies: DownloadedCopy[]) => write('library-copies', copies),
};

const FAILURE_KEY = 'storage-failed';

/**
 * The session area is in memory, so it works on a full disk and outlives the background; the local area outlives the
 * browser, if there is space for a few bytes.
 */
export const failureStore: FailureStore = {
  async read() {
    const [session, local] = await Promise.all([
      browser.storage.session.get(FAILURE_KEY),
      browser.storage.local.get(FAILURE_KEY),
    ]);
    return session[FAILURE_KEY] === true || local[FAILURE_KEY] === true;
  },
  async write(hasFailed) {
    await browser.storage.session.set({ [FAILURE_KEY]: hasFailed });
    await browser.storage.local.set({ [FAILURE_KEY]: hasFailed });
  },
};
