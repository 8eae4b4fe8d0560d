import type { TopicId } from '@/lib/domain/ids';

/** Styles of citation keys: as Google Scholar, arXiv's export and Better BibTeX make them. */
export const keyStyles = ['scholar', 'arxiv', 'better-bibtex'] as const;
export type KeyStyle = (typeof keyStyles)[number];

export interface ExportOptions {
  /** The topic whose branch is exported; `null` for the whole library, including Unsorted. */
  branch: TopicId | null;
  /** Style of new citation keys; existing keys do not change. */
  keys: KeyStyle;
  /** Milliseconds since 1970. */
  exportedAt: number;
}
