import { strToU8, zipSync } from 'fflate';
import type { ExportedFile } from '@/components/data/export-formats';

/** Hands files over as a download: one as it is, several as an archive of this name. */
export function saveFiles(files: ExportedFile[], archive: string): void {
  const [first] = files;
  if (!first) return;
  if (files.length === 1) saveAs(first.path, new Blob([first.text]));
  else saveAs(archive, zipped(files));
}

/** Hands bytes over as a download of this name. */
export function saveAs(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has opened the blob by then; without this it would be kept as long as the panel is open.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function zipped(files: ExportedFile[]): Blob {
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]));
  return new Blob([zipSync(entries)], { type: 'application/zip' });
}
