import { timeToOpen } from '@/tests/bench/scale/panel';
import type { Measurement } from '@/tests/bench/scale/row';

const open = { name: 'panel opened to tree painted', unit: 'ms', of: 'median', wanted: [150, 250] } as const;

/** Opening the panel. The first opening after the seeding has cold database caches, and is left out. */
export const opening: Measurement = {
  rows: [open],
  async measure(bench) {
    const figures: number[] = [];
    for (let nth = 0; nth < 6; nth++) figures.push(await timeToOpen(bench));
    return { [open.name]: figures.slice(1) };
  },
};
