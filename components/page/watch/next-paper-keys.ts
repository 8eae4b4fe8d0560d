import { isPlainKey } from '@/components/page/mark/is-mark-key';

/**
 * Moves from paper to paper on a list with `j` and `k`; returns a function that stops it. Keys that the page handles
 * itself are left to it.
 */
export function listenForNextPaperKeys(document: Document, walk: (step: number) => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !event.isTrusted || event.defaultPrevented || event.shiftKey || !isPlainKey(event)) return;
    event.preventDefault();
    walk(step);
  };
  // In the capture phase, before our own elements hide their keys from the page.
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}
