import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** The papers on the page of a tab, as the content script reads them. */
export interface ShownPage {
  /** A page of one paper, or one that lists papers. */
  kind: 'single' | 'list';
  /** In the order of the page, at most `SHOWN_PAPERS`. */
  papers: CapturedPaper[];
}

/** The most papers of a list that the panel reads; arXiv's daily lists of one class have about as many. */
export const SHOWN_PAPERS = 200;
