import type { Format } from './exporter';
import { type CitationFormat, type FormatName, formats } from './formats';

export type { CitationFormat, FormatName };

/** All formats, in the order in which the panel lists them. */
export const formatNames = namesOf(() => true);

/** Formats that write a folder of files. */
export const folderFormats = namesOf(({ isFolder }) => isFolder);

/** Formats for targets. */
export const targetFormats = namesOf(({ isForTargets }) => isForTargets);

/** Formats that merge with the existing files, and therefore need a target that can be read. */
export const mergedFormats = namesOf(({ merge }) => merge);

/** Formats for citations of single papers. */
export const citationFormats: readonly CitationFormat[] = [
  ...(namesOf(({ cite }) => cite) as readonly CitationFormat[]),
  'text',
];

function namesOf(isWanted: (format: Format) => unknown): readonly FormatName[] {
  return formats.filter(isWanted).map(({ name }) => name);
}
