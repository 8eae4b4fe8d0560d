import { errorNames, expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';

/** Remembers a failure for as long as the browser runs, and longer where it can. */
export interface FailureMemory {
  read(): Promise<boolean>;
  write(hasFailed: boolean): Promise<void>;
}

/** What the browser calls it when it cannot write, apart from defects of our own. */
const failures = new Set([
  'QuotaExceededError',
  'UnknownError',
  'NotReadableError',
  'NoModificationAllowedError',
]);
/** A proof that failed is not tried again before; it writes megabytes. */
const AGAIN_MS = 2_000;

/**
 * Keeps a library from being written after the browser has failed to store something, until it has proved that it keeps
 * what is written. Chromium goes on writing behind a log that is torn by a full disk, says that all is well, and empties
 * the whole store at its next start.
 */
export class StorageGuard {
  #hasFailed = false;
  #known: Promise<void> | null = null;
  #proving: Promise<void> | null = null;
  #failedProof: { at: number; error: unknown } | null = null;

  /** @param prove rejects where the browser does not keep what is written */
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

  /** Takes note of a failure, if this is one of the browser's storage. */
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
   * @throws ExpectedError `storage-full`, `storage-failing` where the browser still does not keep what is written.
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
