import { useLayoutEffect } from 'preact/hooks';

/**
 * When an overlay closes, returns the focus to the element that had it before, unless the focus has moved elsewhere.
 * Must be called before the focus is moved into the overlay.
 */
export function useReturnedFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // Elements below the overlay are hidden and cannot take the focus until it is gone.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
}
