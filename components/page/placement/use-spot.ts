import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Spot } from './free-spot';
import { followContent } from './place-again';

/** Pixels from the window within which a place is looked for again when the page changes. */
const NEAR = 200;

/**
 * Where our element stands, counted from the start of the title, measured again whenever the title or the element
 * changes its size.
 * @param find says where in the window it may stand, given where it stood.
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
        return deepEqual(last, next) ? last : next;
      });
    };
    // It calls for the first time when the page is laid out anyway: a place asked for now would have it laid out
    // for each mark of a list.
    const observer = new ResizeObserver(place);
    for (const each of [title, title.parentElement, own]) if (each) observer.observe(each);
    // What floats beside a title can break its lines elsewhere and leave its size.
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

/** A spot as a style. */
export function inPixels(spot: Spot | null): { left: string; top: string } | undefined {
  return spot ? { left: `${spot.left}px`, top: `${spot.top}px` } : undefined;
}

function deepEqual(one: Spot | null, other: Spot | null): boolean {
  return one?.left === other?.left && one?.top === other?.top;
}
