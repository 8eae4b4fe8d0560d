import type { LibraryContents } from '@/lib/domain/library-contents';
import type { ExportOptions } from './export-options';
import type { Exported } from './exporter';
import { type FormatName, formatNamed } from './formats';
import { selectBranch } from './select-topics-and-papers';

/** Exports the library or a branch in a format. The caller stores `newKeys`. */
export function exportLibrary(
  format: FormatName,
  library: LibraryContents,
  options: ExportOptions,
): Exported {
  const selection = selectBranch(library, options);
  return { files: formatNamed(format).write(selection), newKeys: selection.newKeys };
}
