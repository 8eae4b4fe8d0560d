import { useLayoutEffect } from 'preact/hooks';

/**
 * When what is drawn over something else goes, the focus returns to where it was before, unless it went elsewhere.
 * To be called before the focus is moved.
 */
export function useReturnedFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // What lay below is not seen, and takes no focus, before this is gone.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
}
