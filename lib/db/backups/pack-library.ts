import type { PapertreeDatabase } from '@/lib/db/database';
import { readInParts } from '@/lib/db/queries/read-whole-library';
import { Gzip } from '@/lib/file-bytes/gzip';
import { LibraryWriter } from '@/lib/library-file/library-writer';
import type { PackedLibrary } from './make-backup';

/** Compresses a consistent snapshot of the library, table by table: only the compressed form is in memory. */
export async function packLibrary(db: PapertreeDatabase, at: number): Promise<PackedLibrary> {
  const gzip = new Gzip();
  const writer = new LibraryWriter((text) => gzip.write(text), at);
  const seq = await readInParts(db, (list, records) => writer.add(list, records));
  writer.end();
  return { packed: await gzip.end(), counts: writer.counts, seq };
}
