import { EDGE, windowWidth } from './free-spot';

/** Pixels between both: what a popover or its shadow touches, the browser takes for covered. */
const GAP = 3;

/**
 * Shows a popover over everything, on this side of an element where there is room, else on the other, and keeps it
 * there while the page scrolls and either changes its size; returns a function that stops it.
 */
export function keepBeside(
  popover: HTMLElement,
  anchor: Element,
  side: 'above' | 'below',
  shift = 0,
): () => void {
  if (!popover.matches(':popover-open')) popover.showPopover();
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const { width, height } = popover.getBoundingClientRect();
    const left = Math.min(at.left + shift, windowWidth() - width - EDGE);
    // The margin above shifts it down, and stands between both on either side.
    const margin = Number.parseFloat(getComputedStyle(popover).marginTop);
    const above = Math.floor(at.top - height - 2 * margin) - GAP;
    const fitsAbove = above >= EDGE;
    const below = Math.ceil(at.bottom) + GAP;
    const fitsBelow = below + margin + height <= window.innerHeight - EDGE;
    const isAbove = side === 'above' ? fitsAbove : fitsAbove && !fitsBelow;
    popover.style.left = `${Math.max(EDGE, left)}px`;
    // Where neither side has room, it lies over what it belongs to rather than outside of the window.
    const lowest = window.innerHeight - EDGE - height - margin;
    popover.style.top = `${isAbove ? above : Math.max(EDGE, Math.min(below, lowest))}px`;
  };
  place();
  const sizes = new ResizeObserver(place);
  sizes.observe(popover);
  sizes.observe(anchor);
  window.addEventListener('scroll', place, { capture: true, passive: true });
  window.addEventListener('resize', place);
  return () => {
    sizes.disconnect();
    window.removeEventListener('scroll', place, { capture: true });
    window.removeEventListener('resize', place);
  };
}
