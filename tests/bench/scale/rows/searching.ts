import type { Page } from 'playwright-core';
import { openPanel, PAPER_ROW } from '@/tests/bench/scale/panel';
import type { Measurement } from '@/tests/bench/scale/row';

const first = {
  name: 'key press to hits, the first after opening',
  unit: 'ms',
  of: 'median',
  wanted: [60, 150],
} as const;
const later = { name: 'key press to hits, later', unit: 'ms', of: '95 %', wanted: [20, 40] } as const;
const WORDS = [
  'agent',
  'memory',
  'reward',
  'retrieval',
  'vision',
  'policy',
  'skill',
  'graph',
  'text',
  'tree',
];

/** Search in the panel; the first key press waits for the whole index. */
export const searching: Measurement = {
  rows: [first, later],
  async measure(bench) {
    const firsts: number[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const page = await openPanel(bench);
      firsts.push(await timeToHits(page, 'a'));
      await page.close();
    }
    const page = await openPanel(bench);
    const field = page.getByRole('textbox').first();
    await field.fill('hierarchical');
    await page.locator(`.search-results ${PAPER_ROW}`).first().waitFor({ timeout: 120_000 });
    await page.waitForFunction(() => !document.querySelector('.search-remark')?.textContent, null, {
      timeout: 120_000,
    });
    const laters: number[] = [];
    for (const word of WORDS) {
      await field.fill(word.slice(0, -1));
      await page.waitForTimeout(600);
      laters.push(await timeToHits(page, word.slice(-1)));
    }
    await page.close();
    return { [first.name]: firsts, [later.name]: laters };
  },
};

/** Milliseconds from a key press in the search field to the frame after the next change of the hits. */
async function timeToHits(page: Page, key: string): Promise<number> {
  await page.getByRole('textbox').first().focus();
  await page.evaluate(() => {
    const state = globalThis as unknown as { pressed: number; seen: number };
    state.seen = 0;
    addEventListener('keydown', () => Object.assign(state, { pressed: performance.now() }), {
      once: true,
      capture: true,
    });
    const observer = new MutationObserver((changes) => {
      const isHit = ({ target }: MutationRecord) =>
        target.parentElement?.closest('.search-results') &&
        document.querySelector('.search-results .paper-row');
      if (!changes.some(isHit)) return;
      observer.disconnect();
      requestAnimationFrame(() => Object.assign(state, { seen: performance.now() }));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.type(key);
  const handle = await page.waitForFunction(
    () => {
      const { pressed, seen } = globalThis as unknown as { pressed: number; seen: number };
      return seen ? seen - pressed : null;
    },
    null,
    { timeout: 120_000 },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}
