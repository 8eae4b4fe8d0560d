import type { Format } from './exporter';
import { type CitationFormat, type FormatName, formats } from './formats';

export type { CitationFormat, FormatName };

/** Every format, in the order in which a person is offered them. */
export const formatNames = namesOf(() => true);

/** Those that are a folder of files. */
export const folderFormats = namesOf(({ isFolder }) => isFolder);

/** Those in which a target can be kept in sync. */
export const targetFormats = namesOf(({ isForTargets }) => isForTargets);

/** Those whose files are merged with what stands there, so that they need a place that can be read. */
export const mergedFormats = namesOf(({ merge }) => merge);

/** Those in which one paper can be cited. */
export const citationFormats: readonly CitationFormat[] = [
  ...(namesOf(({ cite }) => cite) as readonly CitationFormat[]),
  'text',
];

function namesOf(isWanted: (format: Format) => unknown): readonly FormatName[] {
  return formats.filter(isWanted).map(({ name }) => name);
}
