import { openPanel } from '@/tests/bench/scale/panel';
import { type Bench, type Measurement, pause } from '@/tests/bench/scale/row';
import { stopFiling } from '@/tests/bench/stop-filing';
import { request } from '@/tests/e2e/support/library';
import { until, type View } from '@/tests/e2e/support/view';

const saved = { name: 'saved, as the page hears it', unit: 'ms', of: '95 %', wanted: [60, 100] } as const;
const rebuilt = { name: 'saved to filed, no checkpoint yet', unit: 'ms', of: 'worst', wanted: null } as const;
const cold = { name: 'saved to filed, cold', unit: 'ms', of: '95 %', wanted: [600, 1_000] } as const;
const warm = { name: 'saved to filed, warm', unit: 'ms', of: '95 %', wanted: [150, 300] } as const;
const COLD_SAVES = 5;
const WARM_SAVES = 20;
/** A number above those of the seeded papers. */
const FIRST = 90_000;

/**
 * Papers are saved one at a time, with a panel open. For the first one, the engine reads the whole library. Before a
 * cold save, the background and the filing worker are stopped, and the engine has a snapshot to start from.
 */
export const saving: Measurement = {
  rows: [saved, rebuilt, cold, warm],
  async measure(bench) {
    const panel = await openPanel(bench);
    let next = 0;
    const save = () => saveAndFile(bench, next++);
    const seeded = await lastChange(bench.inside);
    const first = await save();
    await until('the checkpoint', () => hasCheckpoint(bench.inside, seeded), 60_000);
    const afterCold: Timed[] = [];
    for (let nth = 0; nth < COLD_SAVES; nth++) {
      await stopFiling(bench.browser, panel);
      afterCold.push(await save());
      await pause(200);
    }
    const afterWarm: Timed[] = [];
    for (let nth = 0; nth < WARM_SAVES; nth++) {
      afterWarm.push(await save());
      await pause(200);
    }
    await panel.close();
    return {
      [saved.name]: afterWarm.map(({ heard }) => heard),
      [rebuilt.name]: [first.filed],
      [cold.name]: afterCold.map(({ filed }) => filed),
      [warm.name]: afterWarm.map(({ filed }) => filed),
    };
  },
};

/** Milliseconds from the request until it was answered, and until the paper's job was done. */
interface Timed {
  heard: number;
  filed: number;
}

async function saveAndFile({ inside, library }: Bench, nth: number): Promise<Timed> {
  const arxiv = `9901.${FIRST + nth}`;
  const { title, abstract, authors, categories } = library.paperAt(3 * nth + 1).paper;
  const about = { title: `${title}, again`, abstract, authors, categories, keywords: [], links: {} };
  const url = `https://arxiv.org/abs/${arxiv}`;
  const paper = { ...about, identifiers: { arxiv }, pageUrl: url, parser: 'arxiv-abs' };
  const started = performance.now();
  await request(inside, 'savePaper', { paper });
  const heard = performance.now() - started;
  await untilFiled(inside, `arxiv:${arxiv}`);
  return { heard, filed: performance.now() - started };
}

/** Polls within the page, where an answer takes a millisecond. */
function untilFiled(inside: View, paperId: string): Promise<void> {
  return inside.evaluate(async (id) => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const isPending = async (): Promise<boolean> => {
      const asking = opening.result.transaction('queue').objectStore('queue').getKey(['file', id]);
      await new Promise((resolve) => {
        asking.onsuccess = resolve;
      });
      return asking.result !== undefined;
    };
    while (await isPending()) await new Promise((resolve) => setTimeout(resolve, 4));
    opening.result.close();
  }, paperId);
}

/** The number of the last change. */
function lastChange(inside: View): Promise<number> {
  return inside.evaluate(async () => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const asking = opening.result.transaction('changes').objectStore('changes').openKeyCursor(null, 'prev');
    await new Promise((resolve) => {
      asking.onsuccess = resolve;
    });
    opening.result.close();
    return Number(asking.result?.key ?? 0);
  });
}

/** Whether the engine has a checkpoint that includes the change of that number. */
function hasCheckpoint(inside: View, change: number): Promise<boolean> {
  return inside.evaluate(async (change) => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const asking = opening.result.transaction('snapshots').objectStore('snapshots').get('engine');
    await new Promise((resolve) => {
      asking.onsuccess = resolve;
    });
    opening.result.close();
    return asking.result?.seq >= change;
  }, change);
}
