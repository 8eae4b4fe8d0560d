import type { TopicId } from '@/lib/domain/ids';

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
