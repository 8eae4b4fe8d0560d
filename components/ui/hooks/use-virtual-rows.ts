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

/** A long list of which only the rows in sight are drawn. */
interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** Height of a row that was not measured yet, in CSS pixels. */
  rowHeight: number;
  /** Height of what stands above the rows in the scroller, and stays there; in CSS pixels. */
  above?: number;
  /** Stays with a row when others come before it. */
  keyOf(index: number): string;
  /** A row that stays drawn even out of sight, because the focus is in it; -1 for none. */
  kept: number;
}

/** Rows drawn beyond each edge, so that a fast scroll meets no blank. */
const OVERSCAN = 8;

/** `@tanstack/virtual-core` in Preact: its own framework bindings know React alone. */
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
