import type { ReadingState } from './paper';

/** A change of annotations; absent fields stay unchanged. */
export interface PaperAnnotation {
  /** `null`: none. */
  reading?: ReadingState | null;
  favourite?: boolean;
  /** Markdown; empty: none. */
  notes?: string;
  addTags?: string[];
  removeTags?: string[];
}
