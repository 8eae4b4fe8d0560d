import { errorNames, expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';

/** Remembers a failure while the browser runs, and longer if possible. */
export interface FailureStore {
  read(): Promise<boolean>;
  write(hasFailed: boolean): Promise<void>;
}

/** Names of the browser's errors when it cannot write, as opposed to our own defects. */
const failures = new Set([
  'QuotaExceededError',
  'UnknownError',
  'NotReadableError',
  'NoModificationAllowedError',
]);
/** A failed test is not repeated within this time, since it writes megabytes. */
const AGAIN_MS = 2_000;

/**
 * Blocks writes after the browser failed to store something, until a test shows that storage works again. After a
 * full disk has corrupted its log, Chromium continues to write without an error, and empties the whole store at its
 * next start.
 */
export class StorageCircuitBreaker {
  #hasFailed = false;
  #known: Promise<void> | null = null;
  #testing: Promise<void> | null = null;
  #failedTest: { at: number; error: unknown } | null = null;

  /** @param test rejects if storage does not work */
  constructor(
    db: PapertreeDatabase,
    private readonly test: () => Promise<void>,
    private readonly store: FailureStore,
  ) {
    db.beforeWrite = () => this.ready();
    db.on('close', () => this.note(new DOMException('The browser closed the database.', 'UnknownError')));
    db.use({
      stack: 'dbcore',
      name: 'storage circuit breaker',
      create: (core) => ({
        ...core,
        transaction: (tables, mode, options) => {
          if (mode === 'readwrite' && this.#hasFailed) throw new ExpectedError('storage-failing');
          const transaction = core.transaction(tables, mode, options);
          if (mode === 'readwrite')
            (transaction as unknown as IDBTransaction).addEventListener('abort', (event) =>
              this.note((event.target as IDBTransaction).error),
            );
          return transaction;
        },
      }),
    });
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Records a failure of the browser's storage; ignores other errors. */
  note(error: unknown): void {
    if (this.#hasFailed || !errorNames(error).some((name) => failures.has(name))) return;
    console.error(
      'The browser could not store something: nothing is written until a test shows that it can.',
      error,
    );
    this.#hasFailed = true;
    this.#failedTest = null;
    this.#remember(true);
  }

  /**
   * Waits until the library may be written.
   * @throws ExpectedError `storage-full`, `storage-failing` if storage still does not work.
   */
  async ready(): Promise<void> {
    this.#known ??= this.store.read().then(
      (hasFailed) => {
        this.#hasFailed ||= hasFailed;
      },
      (error: unknown) => console.warn('Could not read whether an earlier write failed.', error),
    );
    await this.#known;
    if (!this.#hasFailed) return;
    const failed = this.#failedTest;
    if (failed && Date.now() - failed.at < AGAIN_MS) throw failed.error;
    this.#testing ??= this.#test().finally(() => {
      this.#testing = null;
    });
    await this.#testing;
  }

  async #test(): Promise<void> {
    try {
      await this.test();
    } catch (cause) {
      const known = expectedDatabaseError(cause);
      const error =
        known instanceof ExpectedError ? known : new ExpectedError('storage-failing', undefined, { cause });
      console.warn('The browser still does not store reliably.', cause);
      this.#failedTest = { at: Date.now(), error };
      throw error;
    }
    this.#hasFailed = false;
    this.#remember(false);
  }

  #remember(hasFailed: boolean): void {
    this.store.write(hasFailed).catch((error: unknown) => {
      console.warn('Could not remember the failure of storage.', error);
    });
  }
}
