import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * When a change of the library takes away the row that has the focus, the keyboard would start from the top of
 * the page again: `restore` puts it back into the list.
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
