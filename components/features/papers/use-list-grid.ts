import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperSource } from '@/components/data/use-paper-window';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import { useVirtualRows } from '@/components/ui/hooks/use-virtual-rows';
import { useActiveRow } from './use-active-row';

/** Height of a row that has not been rendered yet, in CSS pixels: two lines of title and one of authors. */
const ROW_HEIGHT = 72;

/** Decides which rows of a list are rendered and which has the tab stop, and moves the focus. */
export interface ListGrid {
  element: RefObject<HTMLDivElement | null>;
  virtual: ReturnType<typeof useVirtualRows>;
  active: number;
  setActive(index: number): void;
  /** The row with the tab stop: the active row, or a visible one while the active row is not read. */
  tabStop: number;
  /** Number of rows that fit on one page. */
  page: number;
  /** Scrolls to the row and focuses it. */
  walkTo(index: number): void;
  focusActive(): void;
  /** The position of the active row in the window. */
  activeBox(): DOMRect;
}

/** @param focusWanted true if the focus should go to the list as soon as it has a row that can take it */
export function useListGrid(source: PaperSource, focusWanted: RefObject<boolean>): ListGrid {
  const element = useRef<HTMLDivElement>(null);
  const [active, setActive] = useActiveRow(source);
  const virtual = useVirtualRows({
    scroller: element,
    count: source.ids.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => source.ids[index] ?? `unread-${index}`,
    // A row that is scrolled so far away that its record was dropped cannot be rendered either.
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
