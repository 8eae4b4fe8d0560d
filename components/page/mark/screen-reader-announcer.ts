import type { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import { createHost } from '@/components/page/placement/mark-host';
import { message } from '@/lib/platform/messages';
import { formatMark, markState } from './format-mark';

/** Announces the results of the person's actions to screen readers. */
export interface Announcer {
  element: HTMLElement;
  /**
   * Announces the state of a paper whose result the person awaits: as soon as it is known, and again when it is final.
   */
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
      // A new node, so that an equal sentence is announced again.
      root.replaceChildren(document.createTextNode(sentence));
      paper.isAwaited = state === 'filing';
    },
  };
}
