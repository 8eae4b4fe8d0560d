/** A position in the window, in pixels. */
export interface Spot {
  left: number;
  top: number;
}

/** Pixels kept free at the window's edges. */
export const EDGE = 8;
/** Pixels between a title's last word and the pill. */
const GAP = 12;
/** Most parts of an element that are checked; an element with more is treated as having no free spot. */
const PARTS = 200;

/** Right edge of the visible area of the window, in pixels, without a scrollbar. */
export function windowWidth(): number {
  return document.documentElement.clientWidth || window.innerWidth;
}

/**
 * Finds a spot of this size beside a title that covers no text or controls: after the title's last word or after what
 * other extensions put behind it, otherwise at the right end of the line above or below. Returns `null` if all of these
 * are taken.
 */
export function findFreeSpot(
  title: Element,
  { width, height }: { width: number; height: number },
): Spot | null {
  const column = title.getBoundingClientRect();
  const words = contentBoxes(title);
  const lastLine = words?.at(-1);
  if (!words || !lastLine) return null;
  const above = title.previousElementSibling && contentBoxes(title.previousElementSibling);
  const below = title.nextElementSibling && contentBoxes(title.nextElementSibling);
  // Other extensions add elements beside the title, not in it.
  const beside = title.parentElement && contentBoxes(title.parentElement);
  const end = Math.max(column.right, ...(beside ?? []).map((box) => box.right));
  const right = Math.min(end, windowWidth() - EDGE) - width;
  const taken = [...words, ...(above ?? []), ...(below ?? []), ...(beside ?? [])];

  const top = middle(lastLine) - height / 2;
  const behind = taken.filter(
    (box) => box.left >= lastLine.right && box.bottom > top && box.top < top + height,
  );
  const spots: Spot[] = [{ left: lastLine.right + GAP, top }];
  if (behind.length > 0) spots.push({ left: Math.max(...behind.map((box) => box.right)) + GAP, top });
  const lineAbove = above?.at(-1);
  if (lineAbove) spots.push({ left: right, top: middle(lineAbove) - height / 2 });
  const lineBelow = below?.[0];
  if (lineBelow) spots.push({ left: right, top: middle(lineBelow) - height / 2 });

  const isFree = ({ left, top }: Spot) =>
    left >= column.left &&
    left <= right &&
    taken.every(
      (box) =>
        box.right <= left || box.left >= left + width || box.bottom <= top + 2 || box.top >= top + height - 2,
    );
  return spots.find(isFree) ?? null;
}

function middle({ top, bottom }: DOMRect): number {
  return (top + bottom) / 2;
}

/** Boxes of the text and the controls in an element, in document order; `null` if there are too many to check. */
function contentBoxes(element: Element): DOMRect[] | null {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  const boxes: DOMRect[] = [];
  for (let count = 0; walker.nextNode(); count++) {
    if (count === PARTS) return null;
    boxes.push(...boxesOf(walker.currentNode));
  }
  return boxes.filter(({ width, height }) => width > 0 && height > 0);
}

function boxesOf(node: Node): Iterable<DOMRect> {
  if (node instanceof Element)
    return node.matches('img, svg, button, input, video, canvas, iframe, [role=button]')
      ? node.getClientRects()
      : [];
  const range = node.ownerDocument?.createRange();
  range?.selectNodeContents(node);
  return range?.getClientRects() ?? [];
}
