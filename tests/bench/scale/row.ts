import type { Chromium } from '@/tests/e2e/support/chromium';
import type { View } from '@/tests/e2e/support/view';
import type { InventedLibrary } from './invented';

/**
 * The browser and the library in which rows are measured. Rows run in the order of the list, each on the state that the
 * last one left.
 */
export interface Bench {
  browser: Chromium;
  /** An empty page of the extension, from which requests are sent. */
  inside: View;
  library: InventedLibrary;
  /** Number of papers in the library at the start. */
  size: number;
  /** Memory of the extension before there was a library, in megabytes. */
  emptyMemory: number;
}

/** A row of the table; its figures are in the order of measurement. */
export interface Row {
  /** The name under which it is printed, and selected by `--only`. */
  name: string;
  unit: 'ms' | 'MB';
  /** The statistic that is printed of several figures. */
  of: 'median' | '95 %' | 'worst';
  /** Its goals at 10,000 and at 100,000 papers, upper limits. */
  wanted: readonly [number, number] | null;
}

/** Measures rows that need the same steps. */
export interface Measurement {
  rows: readonly Row[];
  /** The figures of each row, by its name. A row that is missing or `null` could not be measured. */
  measure(bench: Bench): Promise<Record<string, number[] | null>>;
}

/** The figure that is printed. */
export function figureOf({ of }: Row, figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const share = of === 'median' ? 0.5 : of === '95 %' ? 0.95 : 1;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The duration of the work in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The work's value, or `null` if it takes longer than this many milliseconds. */
export async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | null> {
  // A running timer would keep the process alive.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
