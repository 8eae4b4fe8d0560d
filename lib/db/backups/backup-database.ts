import Dexie, { type Table } from 'dexie';
import { v7 as uuid } from 'uuid';
import type { Backup, BackupReason } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import type { LibraryReading } from '@/lib/library-file/library-reader';
import { Gzip, unpackedBytes } from '@/lib/packed-file/gzip';
import { readLibraryBytes } from '@/lib/packed-file/read-library';

/** What a backup is, and apart from it what it holds, so that a list of backups is read without them. */
interface BackupContent {
  id: string;
  /** A library file, packed by gzip. */
  packed: Uint8Array<ArrayBuffer>;
}

/** Backups have a database of their own: one that cannot be opened must not take them along. */
export class BackupDatabase extends Dexie {
  declare backups: Table<Backup, string>;
  declare contents: Table<BackupContent, string>;

  constructor(name = 'papertree-backups') {
    super(name);
    this.version(1).stores({ backups: 'id, at', contents: 'id' });
  }
}

/** Keeps a library. @param at milliseconds since 1970 */
export async function storeBackup(
  db: BackupDatabase,
  contents: LibraryContents,
  reason: BackupReason,
  at: number,
): Promise<Backup> {
  const gzip = new Gzip();
  gzip.write(writeLibraryFile(contents, at));
  const packed = new Uint8Array(await (await gzip.end()).arrayBuffer());
  const id = uuid();
  const counts = { papers: contents.papers.length, topics: contents.topics.length };
  const backup: Backup = { id, at, reason, ...counts, bytes: packed.length };
  await db.transaction('rw', [db.backups, db.contents], async () => {
    await db.backups.add(backup);
    await db.contents.add({ id, packed });
  });
  return backup;
}

/** The last one first. */
export async function readBackups(db: BackupDatabase): Promise<Backup[]> {
  return db.backups.orderBy('at').reverse().toArray();
}

/** The file of a backup, packed. @throws ExpectedError `unknown-backup`. */
export async function readBackupFile(db: BackupDatabase, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const content = await db.contents.get(id);
  if (!content) throw new ExpectedError('unknown-backup');
  return content.packed;
}

/** What a backup holds. @throws ExpectedError `unknown-backup`, `backup-damaged`. */
export async function readBackupContents(db: BackupDatabase, id: string): Promise<LibraryContents> {
  const packed = await readBackupFile(db, id);
  try {
    const bytes = await unpackedBytes(new Blob([packed]));
    const { papers, topics, placements, rules, declinedProposals, unread }: LibraryReading =
      await readLibraryBytes(bytes.getReader());
    if (unread.length > 0) throw new ExpectedError('backup-damaged', unread[0]?.text);
    return { papers, topics, placements, rules, declinedProposals };
  } catch (cause) {
    throw new ExpectedError('backup-damaged', undefined, { cause });
  }
}

export async function deleteBackups(db: BackupDatabase, ids: string[]): Promise<void> {
  await db.transaction('rw', [db.backups, db.contents], async () => {
    await db.backups.bulkDelete(ids);
    await db.contents.bulkDelete(ids);
  });
}
