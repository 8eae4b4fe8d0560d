import { openPanel } from '@/tests/bench/scale/panel';
import { type Measurement, pause, timed } from '@/tests/bench/scale/row';
import { request } from '@/tests/e2e/support/library';
import { until, type View } from '@/tests/e2e/support/view';

const saved = { name: 'saved, as the page hears it', unit: 'ms', of: '95 %', wanted: [60, 100] } as const;
const cold = { name: 'saved to filed, cold', unit: 'ms', of: 'worst', wanted: [600, 1_000] } as const;
const warm = { name: 'saved to filed, warm', unit: 'ms', of: '95 %', wanted: [150, 300] } as const;
const SAVES = 20;
/** Beyond the numbers of the seeded papers. */
const FIRST = 90_000;

/** Papers are saved one at a time, with a panel open; the first is filed by an engine that has to start. */
export const saving: Measurement = {
  rows: [saved, cold, warm],
  async measure(bench) {
    const panel = await openPanel(bench);
    const { inside, library } = bench;
    const saves: number[] = [];
    const filed: number[] = [];
    for (let nth = 0; nth < SAVES; nth++) {
      const arxiv = `9901.${FIRST + nth}`;
      const { title, abstract, authors, categories } = library.paperAt(3 * nth + 1).paper;
      const about = { title: `${title}, again`, abstract, authors, categories, keywords: [], links: {} };
      const url = `https://arxiv.org/abs/${arxiv}`;
      const paper = { ...about, identifiers: { arxiv }, pageUrl: url, parser: 'arxiv-abs' };
      const started = performance.now();
      saves.push(await timed(() => request(inside, 'savePaper', { paper })));
      await until('the paper to be filed', () => isFiled(inside, `arxiv:${arxiv}`), 120_000);
      filed.push(performance.now() - started);
      await pause(200);
    }
    await panel.close();
    return { [saved.name]: saves, [cold.name]: filed.slice(0, 1), [warm.name]: filed.slice(1) };
  },
};

function isFiled(inside: View, paperId: string): Promise<boolean> {
  return inside.evaluate(async (id) => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const asking = opening.result.transaction('queue').objectStore('queue').get(['file', id]);
    await new Promise((resolve) => {
      asking.onsuccess = resolve;
    });
    opening.result.close();
    return asking.result === undefined;
  }, paperId);
}
