import type { PaperId } from '@/lib/domain/ids';
import type { Selection } from './select-branch';

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

/** One format: what was selected, as text. */
export type Exporter = (selection: Selection) => ExportedFile[];
