import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Options of a long list of which only the visible rows are rendered. */
interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** Height of a row that has not been measured yet, in CSS pixels. */
  rowHeight: number;
  /** Height of the fixed content above the rows in the scroller, in CSS pixels. */
  above?: number;
  /** A key that stays with a row when rows before it change. */
  keyOf(index: number): string;
  /** Index of a row that stays rendered even out of sight, because it has the focus; -1 for none. */
  kept: number;
}

/** Rows rendered beyond each edge, so that fast scrolling shows no blank area. */
const OVERSCAN = 8;

/** Uses `@tanstack/virtual-core` in Preact, because its own bindings support other frameworks only. */
export function useVirtualRows({ scroller, count, rowHeight, above = 0, keyOf, kept }: VirtualRowsOptions) {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    scrollMargin: above,
    scrollPaddingStart: above,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    rangeExtractor(range) {
      const rows = defaultRangeExtractor(range);
      if (kept < 0 || kept >= count || rows.includes(kept)) return rows;
      return [...rows, kept].sort((a, b) => a - b);
    },
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
