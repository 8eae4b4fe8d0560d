import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperSource } from '@/components/data/use-paper-window';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import { useVirtualRows } from '@/components/ui/hooks/use-virtual-rows';
import { useActiveRow } from './use-active-row';

/** Height of a row that was not drawn yet, in CSS pixels: two lines of title, one of authors. */
const ROW_HEIGHT = 72;

/** Which rows of a list are drawn, which of them has the tab stop, and how the focus moves among them. */
export interface ListGrid {
  element: RefObject<HTMLDivElement | null>;
  virtual: ReturnType<typeof useVirtualRows>;
  active: number;
  setActive(index: number): void;
  /** The row with the tab stop: the active one, or one in sight while that is not read. */
  tabStop: number;
  /** Rows that one page shows. */
  page: number;
  /** Scrolls to the row and gives it the focus. */
  walkTo(index: number): void;
  focusActive(): void;
  /** Where the active row is in the window. */
  activeBox(): DOMRect;
}

/** @param focusWanted set where the focus is to go to the list, as soon as there is a row that can have it. */
export function useListGrid(source: PaperSource, focusWanted: RefObject<boolean>): ListGrid {
  const element = useRef<HTMLDivElement>(null);
  const [active, setActive] = useActiveRow(source);
  const virtual = useVirtualRows({
    scroller: element,
    count: source.ids.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => source.ids[index] ?? `unread-${index}`,
    // A row that scrolled so far away that it is no longer read cannot be drawn either.
    kept: source.rowAt(active) ? active : -1,
  });
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 };
  const tabStop = source.rowAt(active) ? active : startIndex;
  useEffect(() => source.see(startIndex, endIndex), [startIndex, endIndex]);

  const activeRow = () => element.current?.querySelector<HTMLElement>('.paper-row[tabindex="0"]');
  const focusActive = () => activeRow()?.focus();
  useKeptFocus(element, focusActive);
  useLayoutEffect(() => {
    const row = focusWanted.current && tabStop === active && activeRow();
    if (!row) return;
    focusWanted.current = false;
    row.focus();
  });

  return {
    element,
    virtual,
    active,
    setActive,
    tabStop,
    page: Math.max(1, endIndex - startIndex - 1),
    walkTo(index) {
      focusWanted.current = true;
      setActive(index);
      virtual.scrollToIndex(index, { align: 'auto' });
    },
    focusActive,
    activeBox: () => activeRow()?.getBoundingClientRect() ?? new DOMRect(),
  };
}
