import type { PaperId } from '@/lib/domain/ids';
import type { SelectedPaper, Selection } from './select-topics-and-papers';

export interface ExportedFile {
  /** Relative path with `/` between folders; every part is a valid name on all systems. */
  path: string;
  text: string;
}

/** The result of an export. */
export interface Exported {
  files: ExportedFile[];
  /** Citation keys that the export made. The caller stores them, since a key never changes once it is given. */
  newKeys: Map<PaperId, string>;
}

/** Writes the selected papers as files in one format. */
export type Exporter = (selection: Selection) => ExportedFile[];

/** An export format. CONTRIBUTING.md explains how to add one in "An export format". */
export interface Format {
  /** The name in the command line and in requests; its strings are `export_format_NAME`, with `_` for `-`. */
  name: string;
  /** The name in docs/formats.md. */
  title: string;
  /** Describes in docs/formats.md which parts of the library the format keeps. */
  keeps: string;
  write: Exporter;
  /** Set if an export is a folder of files. */
  isFolder?: true;
  /** Whether targets can use it; if so, it has a string `sync_format_NAME`. */
  isForTargets: boolean;
  /** Merges our file into the existing one (`null` if there is none). Absent if ours replaces it. */
  merge?: (existing: string | null, ours: string) => string;
  /** A citation of one paper for the clipboard. If present, the format has a string `citation_NAME`. */
  cite?: (paper: SelectedPaper) => string;
  /** Joins several citations into one text. If absent, they are joined by line breaks. */
  joinCitations?: (citations: string[]) => string;
}
