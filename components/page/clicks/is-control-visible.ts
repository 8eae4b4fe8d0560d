import { seesVisibility } from './seen-long-enough';

/** A place in the window, in pixels. */
interface Point {
  x: number;
  y: number;
}

/** The part of its opacity that an ancestor leaves to a mark which can still be read. */
const LEAST_OPACITY = 0.9;
/** How many times its own size a mark may be shown: smaller, it is hardly seen; larger, it is not known for a button. */
const SIZES = { least: 0.9, most: 3 };

/**
 * Whether a control of ours is shown at this moment: large enough, on top, and nothing above it in the document takes
 * it out of sight. What the browser itself says of that is in `seen-long-enough.ts`; this is for all of them.
 *
 * @param control in the shadow tree of `host`
 * @param at where it was clicked; `null` where it was not by a pointer
 */
export function isShown(control: HTMLElement, host: Element, at: Point | null): boolean {
  const { document } = window;
  // In a shadow tree of the page's, not everything above it can be looked at.
  if (host.getRootNode() !== document) return false;
  const box = control.getBoundingClientRect();
  const sizes = [box.width / control.offsetWidth, box.height / control.offsetHeight];
  const points = pointsOf(box, at);
  return (
    sizes.every((size) => size >= SIZES.least && size <= SIZES.most) &&
    points.length > 0 &&
    points.every(({ x, y }) => document.elementFromPoint(x, y) === host) &&
    isDrawnWhole(host) &&
    (seesVisibility() || !isPaintedOver(box, host))
  );
}

/** Where it was clicked, its middle and four places in it; those outside the window do not count. */
function pointsOf({ left, top, width, height }: DOMRect, at: Point | null): Point[] {
  const places = [0.2, 0.5, 0.8].flatMap((across) => [0.2, 0.5, 0.8].map((down) => [across, down] as const));
  const inside = places.map(([across, down]) => ({ x: left + across * width, y: top + down * height }));
  const points = at ? [at, ...inside] : inside;
  return points.filter(({ x, y }) => x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight);
}

/** Whether no ancestor makes what is in it pale, blurred, cut, turned or mixed with something else. */
function isDrawnWhole(host: Element): boolean {
  let opacity = 1;
  for (let at = host.parentElement; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    const isPlain =
      isNone(style.filter) &&
      isNone(style.clipPath) &&
      isNone(style.maskImage) &&
      style.mixBlendMode === 'normal' &&
      isNone(style.rotate) &&
      isUpright(style.transform);
    if (!isPlain || opacity < LEAST_OPACITY) return false;
  }
  return true;
}

function isNone(value: string | undefined): boolean {
  return value === undefined || value === '' || value === 'none';
}

/** Moved or made larger, but neither turned nor slanted. */
function isUpright(transform: string): boolean {
  if (isNone(transform)) return true;
  const { is2D, a, b, c, d } = new DOMMatrix(transform);
  return is2D && b === 0 && c === 0 && a > 0 && d > 0;
}

/**
 * Whether something may be painted over the box that lets clicks through, which no search by points finds: everything
 * that does so, has a place of its own and paints something, is taken for that.
 */
function isPaintedOver(box: DOMRect, host: Element): boolean {
  for (const element of document.querySelectorAll('*')) {
    if (element === host) continue;
    for (const part of [null, '::before', '::after'] as const) {
      const style = getComputedStyle(element, part);
      const letsThrough = style.pointerEvents === 'none' && style.position !== 'static';
      if (!letsThrough || style.visibility !== 'visible' || Number(style.opacity) === 0) continue;
      if (part === null && (element.contains(host) || !paints(element, style))) continue;
      if (part !== null && (isNone(style.content) || style.content === 'normal')) continue;
      if (overlaps(part === null ? element.getBoundingClientRect() : boxOf(element, style), box)) return true;
    }
  }
  return false;
}

/** Where a part that the page's styles add is painted; as far as that can be told, and larger otherwise. */
function boxOf(element: Element, { position, left, top, width, height }: CSSStyleDeclaration): DOMRect {
  const size = [
    Number.parseFloat(width) || window.innerWidth,
    Number.parseFloat(height) || window.innerHeight,
  ];
  const origin = position === 'fixed' ? { left: 0, top: 0 } : element.getBoundingClientRect();
  return new DOMRect(
    origin.left + (Number.parseFloat(left) || 0),
    origin.top + (Number.parseFloat(top) || 0),
    ...size,
  );
}

function paints(element: Element, style: CSSStyleDeclaration): boolean {
  const isFilled =
    !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor) || !isNone(style.backgroundImage);
  const isPicture = element.matches('img, svg, canvas, video, iframe, object, embed');
  return isFilled || isPicture || !isNone(style.backdropFilter) || element.textContent?.trim() !== '';
}

function overlaps(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
