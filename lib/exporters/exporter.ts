import type { PaperId } from '@/lib/domain/ids';
import type { SelectedPaper, Selection } from './select-branch';

export interface ExportedFile {
  /** With `/` between folders; every part is a name that all systems take. */
  path: string;
  text: string;
}

/** What came of an export. */
export interface Exported {
  files: ExportedFile[];
  /** Keys that were missing, to be stored with their papers: a key once given stays. */
  newKeys: Map<PaperId, string>;
}

/** What was selected, as text in one format. */
export type Exporter = (selection: Selection) => ExportedFile[];

/** An export format: all that Papertree knows of it. The recipe for a new one is in CONTRIBUTING.md, "An export format". */
export interface Format {
  /** What the command line and requests call it; its strings are `export_format_NAME`, `-` being `_` there. */
  name: string;
  /** Its name in docs/formats.md. */
  title: string;
  /** What of the library survives in it, for docs/formats.md. */
  keeps: string;
  write: Exporter;
  /** Set where it is a folder of files. */
  isFolder?: true;
  /** Whether a target can be kept in sync in it; it has a string `sync_format_NAME` then. */
  isForTargets: boolean;
  /** A file as it is to stand, out of what stands there (`null`: nothing) and ours. Left out where ours replaces it. */
  merge?: (existing: string | null, ours: string) => string;
  /** One paper, to be copied as a citation; the format has a string `citation_NAME` then. */
  cite?: (paper: SelectedPaper) => string;
  /** Several citations as one text; left out where they follow each other, a line between. */
  joinCitations?: (citations: string[]) => string;
}
