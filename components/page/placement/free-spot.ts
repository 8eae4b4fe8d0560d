/** A place in the window, in pixels. */
export interface Spot {
  left: number;
  top: number;
}

/** Pixels kept free at the window's edges. */
export const EDGE = 8;
/** Pixels between a title's last word and the pill. */
const GAP = 12;
/** Parts of an element that are looked at; one that has more offers no line of its own. */
const PARTS = 200;

/**
 * Where something of this size stands beside a title without covering text or controls: after the title's last
 * word, else at the right end of the line above it or of the line below. `null` where all are taken.
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
  const right = Math.min(column.right, window.innerWidth - EDGE) - width;

  const spots: Spot[] = [{ left: lastLine.right + GAP, top: middle(lastLine) - height / 2 }];
  const lineAbove = above?.at(-1);
  if (lineAbove) spots.push({ left: right, top: middle(lineAbove) - height / 2 });
  const lineBelow = below?.[0];
  if (lineBelow) spots.push({ left: right, top: middle(lineBelow) - height / 2 });

  const taken = [...words, ...(above ?? []), ...(below ?? [])];
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

/** Boxes of the text and the controls in an element, in their order; `null` where they are too many to look at. */
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
    return node.matches('img, svg, button, input, video') ? node.getClientRects() : [];
  const range = node.ownerDocument?.createRange();
  range?.selectNodeContents(node);
  return range?.getClientRects() ?? [];
}
