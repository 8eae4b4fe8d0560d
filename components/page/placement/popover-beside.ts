import { EDGE, windowWidth } from './free-spot';

/** Gap in pixels between both: the browser counts everything that a popover or its shadow touches as covered. */
const GAP = 3;

/**
 * Shows a popover above the page, on the given side of an element if there is space, otherwise on the other. It stays
 * there while the page scrolls and while either changes its size. Returns a function that stops following.
 */
export function keepBeside(
  popover: HTMLElement,
  anchor: Element,
  side: 'above' | 'below',
  shift = 0,
): () => void {
  // The page may have removed the title between drawing and this.
  if (!popover.isConnected) return () => undefined;
  if (!popover.matches(':popover-open')) popover.showPopover();
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const { width, height } = popover.getBoundingClientRect();
    const left = Math.min(at.left + shift, windowWidth() - width - EDGE);
    // The top margin shifts the popover down, and separates both on either side.
    const margin = Number.parseFloat(getComputedStyle(popover).marginTop);
    const above = Math.floor(at.top - height - 2 * margin) - GAP;
    const fitsAbove = above >= EDGE;
    const below = Math.ceil(at.bottom) + GAP;
    const fitsBelow = below + margin + height <= window.innerHeight - EDGE;
    const isAbove = side === 'above' ? fitsAbove : fitsAbove && !fitsBelow;
    popover.style.left = `${Math.max(EDGE, left)}px`;
    // If neither side has space, it covers its element rather than leaving the window.
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
