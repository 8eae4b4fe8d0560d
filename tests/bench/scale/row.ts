import type { Chromium } from '@/tests/e2e/support/chromium';
import type { View } from '@/tests/e2e/support/view';
import type { InventedLibrary } from './invented';

/** The browser with the library that a row is measured in. Rows run in the order of the list, each on what the last one left. */
export interface Bench {
  browser: Chromium;
  /** A page of the extension that shows nothing, to ask from. */
  inside: View;
  library: InventedLibrary;
  /** Papers in it at the start. */
  size: number;
  /** Megabytes that the extension took before there was a library. */
  emptyMemory: number;
}

/** What one row of the table says: its figures, in the order of measuring. */
export interface Row {
  /** Under which name it is printed, and chosen by `--only`. */
  name: string;
  unit: 'ms' | 'MB';
  /** What is printed of several figures. */
  of: 'median' | '95 %' | 'worst';
  /** What it should stay below at 10,000 papers and at 100,000. */
  wanted: readonly [number, number] | null;
}

/** Measures rows that need the same steps. */
export interface Measurement {
  rows: readonly Row[];
  /** The figures of each row, by its name. A row that is missing, or `null`, could not be measured. */
  measure(bench: Bench): Promise<Record<string, number[] | null>>;
}

/** The figure that is printed. */
export function figureOf({ of }: Row, figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const share = of === 'median' ? 0.5 : of === '95 %' ? 0.95 : 1;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** How long the work took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The work's value, or `null` where it has none after that many milliseconds. */
export async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | null> {
  // A timer that is left keeps the process running.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
