import { v7 as uuid } from 'uuid';
import type { Backup, BackupReason } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { Gzip, unpackedBytes } from '@/lib/file-bytes/gzip';
import { readLibraryBytes } from '@/lib/file-bytes/read-library-bytes';
import { listOrder } from '@/lib/library-file/drop-dangling-records';
import type { LibraryReading } from '@/lib/library-file/library-reader';
import { LibraryWriter } from '@/lib/library-file/library-writer';
import type { BackupStore } from './backup-store';

/** A gzipped library file, and its number of records of each kind. */
export interface PackedLibrary {
  packed: Blob;
  counts: Record<keyof LibraryContents, number>;
  /** Number of the last change in it; 0 before the first, `undefined` if unknown. */
  seq?: number;
}

/** Compresses a library that is in memory. */
export async function packContents(contents: LibraryContents, at: number): Promise<PackedLibrary> {
  const gzip = new Gzip();
  const writer = new LibraryWriter((text) => gzip.write(text), at);
  for (const list of listOrder) writer.add(list, contents[list]);
  writer.end();
  return { packed: await gzip.end(), counts: writer.counts };
}

/**
 * Stores a library as a backup. It is kept only if it reads back from the disk with the same number of records.
 * @param at milliseconds since 1970
 * @throws ExpectedError `backup-damaged` if it does not; errors of the store.
 */
export async function keepBackup(
  store: BackupStore,
  { packed, counts, seq }: PackedLibrary,
  reason: BackupReason,
  at: number,
): Promise<Backup> {
  const { papers, topics } = counts;
  const backup: Backup = { id: uuid(), at, reason, papers, topics, bytes: packed.size };
  if (seq !== undefined) backup.seq = seq;
  await store.add(backup, packed, async (stored) => {
    const read = await readPacked(stored);
    const incomplete = listOrder.find((list) => read[list].length !== counts[list]);
    if (read.unread[0]) throw new ExpectedError('backup-damaged', read.unread[0].text);
    if (incomplete)
      throw new ExpectedError(
        'backup-damaged',
        `${incomplete}: ${read[incomplete].length} of ${counts[incomplete]}`,
      );
  });
  return backup;
}

/** The readable contents of a backup. @throws ExpectedError `unknown-backup`, `backup-damaged`. */
export async function readBackup(store: BackupStore, id: string): Promise<LibraryReading> {
  return readPacked(await store.open(id));
}

async function readPacked(packed: Blob): Promise<LibraryReading> {
  try {
    return await readLibraryBytes((await unpackedBytes(packed)).getReader());
  } catch (cause) {
    throw new ExpectedError('backup-damaged', undefined, { cause });
  }
}
