/*
 * Whether a person can have seen what they click. A page may hide a mark, cover it with a picture of something else, or
 * move it under the pointer at the last moment. So what can be clicked is watched: since when it has been visible, and
 * since when at its place.
 */

/**
 * Milliseconds that a mark must have been seen at its place: longer than it takes to react to what appears, and than a
 * quick double click. People scroll and click soon afterwards: with 500 the browser stories of lists lost such clicks.
 */
export const CLICKABLE_AFTER_MS = 300;

/**
 * How often places are compared, milliseconds: a mark that moves away and comes back is missed for no longer, and one
 * that moves takes clicks at most so much later.
 */
export const COMPARE_MS = 250;
/** Pixels that count as moved. */
const MOVED = 1;
/** The part of its size by which something has to be shown larger or smaller to count as moved. */
const SCALED = 0.05;

/** Where something is in the window, in pixels, and how many times its own width it is shown. */
interface Place {
  left: number;
  top: number;
  scale: number;
}

interface Surface {
  element: HTMLElement;
  seenMs: number;
  isInView: boolean;
  /** Whether nothing hides or covers it; `null` where the browser does not say, or has not yet. */
  isVisible: boolean | null;
  place: Place;
  /** When it was last hidden, or came to its place; milliseconds of `performance.now()`. */
  since: number;
}

/** Of an `IntersectionObserverEntry`, version 2, which Chrome has. */
interface VisibilityEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

/** Whether the browser itself says what is visible. */
export const seesVisibility = () =>
  typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype;

const surfaces = new Map<Element, Surface>();
let observer: IntersectionObserver | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

/** Watches an element of ours that holds what can be clicked; returns a function that stops it. */
export function watchSurface(element: HTMLElement, seenMs: number): () => void {
  surfaces.set(element, {
    element,
    seenMs,
    isInView: false,
    isVisible: null,
    place: placeOf(element),
    since: performance.now(),
  });
  start().observe(element);
  return () => {
    surfaces.delete(element);
    observer?.unobserve(element);
    if (surfaces.size === 0) stop();
  };
}

/** The watched element that an element of ours is in. */
export function surfaceOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) if (surfaces.has(at)) return at;
  return null;
}

/** Whether the surface has been visible, where it is now, for as long as it takes to be seen. */
export function isSeen(element: Element): boolean {
  const surface = surfaces.get(element);
  if (!surface) return false;
  compare(surface);
  const isVisible = seesVisibility() ? surface.isVisible === true : surface.isInView;
  return isVisible && performance.now() - surface.since >= surface.seenMs;
}

function start(): IntersectionObserver {
  if (observer) return observer;
  // The browser looks at most once in so many milliseconds, and wants to be told so.
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
    // What becomes visible was hidden until now.
    if (isIntersecting !== surface.isInView || (isVisible ?? null) !== surface.isVisible)
      surface.since = performance.now();
    surface.isInView = isIntersecting;
    surface.isVisible = isVisible ?? null;
  }
}

function compareAll(): void {
  if (document.hidden) return;
  for (const surface of surfaces.values()) if (surface.isInView) compare(surface);
}

/** What grows by words of ours stays where it is: the controls come before the words. */
function compare(surface: Surface): void {
  const { left, top, scale } = placeOf(surface.element);
  const { place } = surface;
  const hasMoved = Math.abs(left - place.left) > MOVED || Math.abs(top - place.top) > MOVED;
  if (!hasMoved && Math.abs(scale - place.scale) < SCALED) return;
  surface.place = { left, top, scale };
  surface.since = performance.now();
}

function placeOf(element: HTMLElement): Place {
  const { left, top, width } = element.getBoundingClientRect();
  return { left, top, scale: element.offsetWidth === 0 ? 0 : width / element.offsetWidth };
}

/** In a tab in the background nobody sees anything. */
function forget(): void {
  for (const surface of surfaces.values()) surface.since = performance.now();
}
