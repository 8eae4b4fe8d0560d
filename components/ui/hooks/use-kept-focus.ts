import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus in a list. If a change of the library removes the row that has the focus, the keyboard would start
 * again at the top of the page; `restore` moves the focus back into the list.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, restore: () => void): void {
  const isInside = useRef(false);
  useEffect(() => {
    const follow = (event: Event) => {
      isInside.current = event.target instanceof Node && list.current?.contains(event.target) === true;
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', follow);
    };
  }, [list]);
  useLayoutEffect(() => {
    if (isInside.current && document.activeElement === document.body) restore();
  });
}
