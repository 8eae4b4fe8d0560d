import { memoryOf } from '@/tests/bench/scale/memory';
import { openPanel } from '@/tests/bench/scale/panel';
import { type Measurement, pause } from '@/tests/bench/scale/row';

const rest = {
  name: 'memory at rest, above an empty profile',
  unit: 'MB',
  of: 'worst',
  wanted: [80, 250],
} as const;
const work = {
  name: 'memory at work, above an empty profile',
  unit: 'MB',
  of: 'worst',
  wanted: [160, 500],
} as const;

/** Memory with the panel open: after a while without work, and after a search. */
export const memory: Measurement = {
  rows: [rest, work],
  async measure(bench) {
    const page = await openPanel(bench);
    await pause(5_000);
    const resting = await memoryOf(bench.browser);
    await page.getByRole('textbox').first().fill('hierarchical');
    await page.locator('.search-results .paper-row').first().waitFor({ timeout: 120_000 });
    await pause(2_000);
    const working = await memoryOf(bench.browser);
    await page.close();
    return { [rest.name]: [resting - bench.emptyMemory], [work.name]: [working - bench.emptyMemory] };
  },
};
