import { strToU8, zipSync } from 'fflate';
import type { PapertreeDatabase } from '@/lib/db/database';
import { readContents, readInParts } from '@/lib/db/queries/read-whole-library';
import type { TopicId } from '@/lib/domain/ids';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { KeyStyle } from '@/lib/exporters/export-options';
import type { FormatName } from '@/lib/exporters/format-names';
import { LibraryWriter } from '@/lib/library-file/library-writer';

/** What is exported, and how. */
export interface ExportRequest {
  format: FormatName;
  /** Only this topic and what is below it; `null` is the whole library. */
  branch: TopicId | null;
  /** Style of citation keys that are not assigned yet. */
  keys: KeyStyle;
}

/** The exported file; several files are packed into an archive. */
export interface ExportFile {
  name: string;
  file: Blob;
}

/** The library or a branch as a file; nothing is written to the library. */
export async function writeExportFile(
  db: PapertreeDatabase,
  { format, branch, keys }: ExportRequest,
): Promise<ExportFile> {
  if (format === 'json' && branch === null) return { name: 'library.json', file: await libraryFile(db) };
  const { files } = exportLibrary(format, await readContents(db), { branch, keys, exportedAt: Date.now() });
  const [first] = files;
  if (first && files.length === 1) return { name: first.path, file: new Blob([first.text]) };
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]));
  return { name: 'papertree.zip', file: new Blob([zipSync(entries)], { type: 'application/zip' }) };
}

/** Characters that become a piece of a blob, which the browser keeps outside of this context's memory. */
const PIECE = 1_000_000;

/** The library file, written in parts, so that it is never in memory as a whole. */
async function libraryFile(db: PapertreeDatabase): Promise<Blob> {
  const pieces: Blob[] = [];
  let texts: string[] = [];
  let length = 0;
  function endPiece() {
    pieces.push(new Blob(texts));
    texts = [];
    length = 0;
  }
  const writer = new LibraryWriter((text) => {
    texts.push(text);
    length += text.length;
    if (length > PIECE) endPiece();
  }, Date.now());
  await readInParts(db, (list, records) => writer.add(list, records));
  writer.end();
  endPiece();
  return new Blob(pieces);
}
