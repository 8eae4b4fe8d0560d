import { errorNames, expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';

/** Remembers a failure while the browser runs, and longer if possible. */
export interface FailureMemory {
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
export class StorageGuard {
  #hasFailed = false;
  #known: Promise<void> | null = null;
  #proving: Promise<void> | null = null;
  #failedProof: { at: number; error: unknown } | null = null;

  /** @param prove rejects if storage does not work */
  constructor(
    db: PapertreeDatabase,
    private readonly prove: () => Promise<void>,
    private readonly memory: FailureMemory,
  ) {
    db.beforeWrite = () => this.ready();
    db.on('close', () => this.note(new DOMException('The browser closed the database.', 'UnknownError')));
    db.use({
      stack: 'dbcore',
      name: 'storage guard',
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
      'The browser could not store something: nothing is written until it has proved that it can.',
      error,
    );
    this.#hasFailed = true;
    this.#failedProof = null;
    this.#remember(true);
  }

  /**
   * Waits until the library may be written.
   * @throws ExpectedError `storage-full`, `storage-failing` if storage still does not work.
   */
  async ready(): Promise<void> {
    this.#known ??= this.memory.read().then(
      (hasFailed) => {
        this.#hasFailed ||= hasFailed;
      },
      (error: unknown) => console.warn('Whether storing has failed before is not known.', error),
    );
    await this.#known;
    if (!this.#hasFailed) return;
    const failed = this.#failedProof;
    if (failed && Date.now() - failed.at < AGAIN_MS) throw failed.error;
    this.#proving ??= this.#prove().finally(() => {
      this.#proving = null;
    });
    await this.#proving;
  }

  async #prove(): Promise<void> {
    try {
      await this.prove();
    } catch (cause) {
      const known = expectedDatabaseError(cause);
      const error =
        known instanceof ExpectedError ? known : new ExpectedError('storage-failing', undefined, { cause });
      console.warn('The browser has not proved that it keeps what is written.', cause);
      this.#failedProof = { at: Date.now(), error };
      throw error;
    }
    this.#hasFailed = false;
    this.#remember(false);
  }

  #remember(hasFailed: boolean): void {
    this.memory.write(hasFailed).catch((error: unknown) => {
      console.warn('That storing has failed could not be remembered.', error);
    });
  }
}
