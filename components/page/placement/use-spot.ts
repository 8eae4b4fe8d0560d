import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Spot } from './free-spot';
import { followContent } from './place-again';

/** Distance from the window, in pixels, within which the spot is computed again when the page changes. */
const NEAR = 200;

/**
 * The spot of our element, relative to the start of the title. It is computed again whenever the title or the element
 * changes its size.
 * @param find returns a spot in the window, given the start of the title
 */
export function useSpot(
  title: Element,
  element: RefObject<HTMLElement | null>,
  find: (element: HTMLElement, start: DOMRect, last: Spot | null) => Spot | null,
): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useLayoutEffect(() => {
    const own = element.current;
    const origin = own?.parentElement;
    if (!own || !origin) return;
    const place = () => {
      const start = origin.getBoundingClientRect();
      setSpot((last) => {
        const found = find(own, start, last && { left: last.left + start.left, top: last.top + start.top });
        const next = found && { left: found.left - start.left, top: found.top - start.top };
        return isSameSpot(last, next) ? last : next;
      });
    };
    // The observer calls back for the first time after the page's next layout. Computing the spot now would force a
    // layout for each mark of a list.
    const observer = new ResizeObserver(place);
    for (const each of [title, title.parentElement, own]) if (each) observer.observe(each);
    // Elements that float beside a title can change its line breaks without changing its size.
    window.addEventListener('resize', place);
    const stopFollowing = followContent(() => {
      const { top } = origin.getBoundingClientRect();
      if (top > -NEAR && top < window.innerHeight + NEAR) place();
    });
    return () => {
      stopFollowing();
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [title]);
  return spot;
}

/** Converts a spot to a style. */
export function inPixels(spot: Spot | null): { left: string; top: string } | undefined {
  return spot ? { left: `${spot.left}px`, top: `${spot.top}px` } : undefined;
}

function isSameSpot(one: Spot | null, other: Spot | null): boolean {
  return one?.left === other?.left && one?.top === other?.top;
}
