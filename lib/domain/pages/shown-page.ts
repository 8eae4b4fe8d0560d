import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** What the page of a tab shows, as our script in it reads it. */
export interface ShownPage {
  /** A page of one paper, or one that lists papers. */
  kind: 'single' | 'list';
  /** In the order of the page, at most `SHOWN_PAPERS`. */
  papers: CapturedPaper[];
}

/** As many papers of a list does the panel look at: arXiv's daily lists of one class have about as many. */
export const SHOWN_PAPERS = 200;
