import { isPlainKey } from '@/components/page/mark/plain-key';

/**
 * `j` and `k`, which lead from paper to paper on a list; returns a function that stops it. Keys that the page takes
 * stay its own.
 */
export function followWalkKeys(document: Document, walk: (step: number) => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !event.isTrusted || event.defaultPrevented || event.shiftKey || !isPlainKey(event)) return;
    event.preventDefault();
    walk(step);
  };
  // Before our own elements keep their keys from the page.
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}
