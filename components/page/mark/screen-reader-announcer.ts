import type { PagePaper } from '@/components/page/paper/page-paper';
import { createHost } from '@/components/page/placement/mark-host';
import { message } from '@/lib/platform/messages';
import { formatMark, markState } from './format-mark';

/** Tells screen readers what became of what the person did. */
export interface Announcer {
  element: HTMLElement;
  /** Says the paper's state, where the person waits for it: once it is known, and once more when it is final. */
  announce(paper: PagePaper): void;
}

export function createAnnouncer(document: Document): Announcer {
  const { element, root } = createHost(document);
  root.className = 'announcer';
  root.setAttribute('aria-live', 'polite');
  return {
    element,
    announce(paper) {
      const state = markState(paper.view);
      if (!paper.isAwaited || state === 'saving') return;
      const isUndone = state === 'unsaved' && !paper.view.problem;
      const sentence = isUndone ? message('mark_undone') : formatMark(paper.view);
      // A new node, so that the same sentence is said again.
      root.replaceChildren(document.createTextNode(sentence));
      paper.isAwaited = state === 'filing';
    },
  };
}
