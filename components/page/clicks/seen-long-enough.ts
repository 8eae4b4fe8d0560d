/* Checks whether a person can have seen the control that they click. A page may hide a mark, cover it with a picture
   of something else, or move it under the pointer at the last moment. Surfaces with controls are therefore watched:
   since when each has been visible, and since when it has been at its place. */

/**
 * Milliseconds that a mark must have been visible at its place before it takes clicks: longer than the reaction to
 * something that appears, and longer than a quick double click. People scroll and click soon afterwards: with 500 ms,
 * the browser stories of lists lost such clicks.
 */
export const CLICKABLE_AFTER_MS = 300;

/**
 * Interval in milliseconds at which places are compared. A mark that moves away and comes back within it is not
 * noticed, and a mark that moves takes clicks up to this much later.
 */
export const COMPARE_MS = 250;
/** Distance in pixels that counts as a move. */
const MOVED = 1;
/** Relative change of scale that counts as a move. */
const SCALED = 0.05;

/** The position of an element in the window, in pixels, and its scale. */
interface Place {
  left: number;
  top: number;
  scale: number;
}

interface Surface {
  element: HTMLElement;
  seenMs: number;
  isInView: boolean;
  /** Whether nothing hides or covers it; `null` if the browser does not report that, or not yet. */
  isVisible: boolean | null;
  /** Where it was compared last; `null` until it is in view. */
  place: Place | null;
  /** When it last became visible or came to its place; milliseconds of `performance.now()`. */
  since: number;
}

/** `IntersectionObserverEntry`, version 2, which Chrome supports. */
interface VisibilityEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

/** Whether the browser itself reports visibility. */
export const seesVisibility = () =>
  typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype;

const surfaces = new Map<Element, Surface>();
let observer: IntersectionObserver | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

/** Watches an element that holds our controls; returns a function that stops watching. */
export function watchSurface(element: HTMLElement, seenMs: number): () => void {
  surfaces.set(element, {
    element,
    seenMs,
    isInView: false,
    isVisible: null,
    // Not measured here: a list of thousands of rows would be laid out once more, in the middle of our task.
    place: null,
    since: performance.now(),
  });
  start().observe(element);
  return () => {
    surfaces.delete(element);
    observer?.unobserve(element);
    if (surfaces.size === 0) stop();
  };
}

/** The watched element that contains an element of ours. */
export function surfaceOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) if (surfaces.has(at)) return at;
  return null;
}

/** Whether the surface has been visible at its present place for long enough to be seen. */
export function isSeen(element: Element): boolean {
  const surface = surfaces.get(element);
  if (!surface) return false;
  compare(surface);
  const isVisible = seesVisibility() ? surface.isVisible === true : surface.isInView;
  return isVisible && performance.now() - surface.since >= surface.seenMs;
}

function start(): IntersectionObserver {
  if (observer) return observer;
  // The browser checks at most once per `delay`, and requires this option.
  const options = { trackVisibility: true, delay: 100 };
  observer = new IntersectionObserver(onChange, options as IntersectionObserverInit);
  timer = setInterval(compareAll, COMPARE_MS);
  document.addEventListener('visibilitychange', forget);
  return observer;
}

function stop(): void {
  observer?.disconnect();
  observer = undefined;
  clearInterval(timer);
  document.removeEventListener('visibilitychange', forget);
}

function onChange(entries: VisibilityEntry[]): void {
  for (const { target, isIntersecting, isVisible } of entries) {
    const surface = surfaces.get(target);
    if (!surface) continue;
    // An element that becomes visible was hidden until now.
    if (isIntersecting !== surface.isInView || (isVisible ?? null) !== surface.isVisible) {
      surface.since = performance.now();
      surface.place = placeOf(surface.element);
    }
    surface.isInView = isIntersecting;
    surface.isVisible = isVisible ?? null;
  }
}

function compareAll(): void {
  if (document.hidden) return;
  for (const surface of surfaces.values()) if (surface.isInView) compare(surface);
}

/**
 * Compares scale and upper left corner. Controls come before text, so a surface that grows with its text does not
 * move.
 */
function compare(surface: Surface): void {
  const { left, top, scale } = placeOf(surface.element);
  const { place } = surface;
  if (
    place &&
    Math.abs(left - place.left) <= MOVED &&
    Math.abs(top - place.top) <= MOVED &&
    Math.abs(scale - place.scale) < SCALED
  )
    return;
  surface.place = { left, top, scale };
  surface.since = performance.now();
}

function placeOf(element: HTMLElement): Place {
  const { left, top, width } = element.getBoundingClientRect();
  return { left, top, scale: element.offsetWidth === 0 ? 0 : width / element.offsetWidth };
}

/** In a background tab nothing can be seen. */
function forget(): void {
  for (const surface of surfaces.values()) surface.since = performance.now();
}
