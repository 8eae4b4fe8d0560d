import { createHost } from '@/components/page/placement/mark-host';

/** Says sentences to screen readers, in its own time. */
export interface Announcer {
  element: HTMLElement;
  say(sentence: string): void;
}

export function createAnnouncer(document: Document): Announcer {
  const { element, root } = createHost(document);
  root.className = 'announcer';
  root.setAttribute('aria-live', 'polite');
  return {
    element,
    // A new node, so that the same sentence is said again.
    say: (sentence) => root.replaceChildren(document.createTextNode(sentence)),
  };
}
