import type { ReadingState } from './paper';

/** A change of what a person noted about papers; absent fields stay as they are. */
export interface PaperAnnotation {
  /** `null`: none. */
  reading?: ReadingState | null;
  favourite?: boolean;
  /** Markdown; empty: none. */
  notes?: string;
  addTags?: string[];
  removeTags?: string[];
}
