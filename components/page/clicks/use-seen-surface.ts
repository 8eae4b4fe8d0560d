import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { watchSurface } from './seen-long-enough';

/** Watches the element while it is drawn, to know whether its controls can have been seen. */
export function useSurface(element: RefObject<HTMLElement | null>, seenMs: number, isDrawn = true): void {
  useLayoutEffect(() => {
    if (isDrawn && element.current) return watchSurface(element.current, seenMs);
  }, [isDrawn, seenMs]);
}
