import { seesVisibility } from './seen-long-enough';

/** A place in the window, in pixels. */
interface Point {
  x: number;
  y: number;
}

/** An ancestor with a lower opacity makes a mark too faint to read. */
const LEAST_OPACITY = 0.9;
/** The scale at which a mark may be shown. Smaller, it is hardly visible; larger, it is not recognised as a button. */
const SIZES = { least: 0.9, most: 3 };

/**
 * Whether a control of ours is visible at this moment: large enough, on top, and not hidden by an ancestor. These
 * checks work in every browser; `seen-long-enough.ts` uses the browser's own report of visibility.
 * @param control in the shadow tree of `host`
 * @param at the position of the click; `null` if it was not made with a pointer
 */
export function isShown(control: HTMLElement, host: Element, at: Point | null): boolean {
  const { document } = window;
  // In a shadow tree of the page, some ancestors cannot be checked.
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

/** The position of the click, the control's middle and four points in it, without those outside the window. */
function pointsOf({ left, top, width, height }: DOMRect, at: Point | null): Point[] {
  const places = [0.2, 0.5, 0.8].flatMap((across) => [0.2, 0.5, 0.8].map((down) => [across, down] as const));
  const inside = places.map(([across, down]) => ({ x: left + across * width, y: top + down * height }));
  const points = at ? [at, ...inside] : inside;
  return points.filter(({ x, y }) => x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight);
}

/** Whether no ancestor fades, blurs, clips, transforms or blends its contents. */
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

/** Whether the transform only moves or enlarges, and neither rotates nor skews. */
function isUpright(transform: string): boolean {
  if (isNone(transform)) return true;
  const { is2D, a, b, c, d } = new DOMMatrix(transform);
  return is2D && b === 0 && c === 0 && a > 0 && d > 0;
}

/**
 * Whether an element that lets clicks through may cover the box. `elementsFromPoint` does not find such elements, so
 * every positioned element that paints something and lets clicks through counts as a cover.
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

/** The box of a pseudo-element, as far as its styles tell; larger than the real box if they do not. */
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
