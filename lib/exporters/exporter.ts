import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Selection } from './select-branch';

/** How citation keys are made; each form is at home somewhere: Google Scholar, arXiv's own export, Better BibTeX. */
export const keyStyles = ['scholar', 'arxiv', 'better-bibtex'] as const;
export type KeyStyle = (typeof keyStyles)[number];

export interface ExportOptions {
  /** Only this topic and what is below it; `null` is the whole library, Unsorted included. */
  branch: TopicId | null;
  /** Style of the keys that are missing; given ones stay. */
  keys: KeyStyle;
  /** Milliseconds since 1970. */
  exportedAt: number;
}

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
