// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Chromium, launchChromium } from '@/tests/e2e/support/chromium';
import { copyLibrary } from '@/tests/e2e/support/copy-library';
import { findBrowser } from '@/tests/e2e/support/find-browser';
import { request } from '@/tests/e2e/support/library';
import type { View } from '@/tests/e2e/support/view';
import { expectConsistent } from '@/tests/support/library-invariants';
import { makePaper } from '@/tests/support/make-paper';
import { seededRandom } from './seeded-random';

/*
 * The quickest of the kills, for a thousand in one run: `SAVES=1000 npx vitest run --project kills tests/kills/saves.test.ts`.
 * The panel saves, and the background is killed at a random moment around that; every fiftieth time the browser.
 */
const SAVES = Number(process.env.SAVES ?? 50);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const BROWSER_EVERY = 50;
/** From the request until some time after the answer, in milliseconds. */
const LATEST_KILL = 60;

it.runIf(findBrowser('chromium'))(`no save is lost, none is doubled, seed ${seed}`, async () => {
  const random = seededRandom(seed);
  const profile = await mkdtemp(join(tmpdir(), 'papertree-saves-'));
  const lost: string[] = [];
  let answered = 0;
  let [browser, panel] = await open(profile);
  try {
    for (let nth = 1; nth <= SAVES; nth++) {
      const paper = makePaper(`2702.${String(nth).padStart(5, '0')}`, { abstract: `About ${nth}.` });
      const save = () =>
        request(panel, 'savePaper', { paper }).then(
          () => true,
          () => false,
        );
      const saving = save();
      await sleep(random() * LATEST_KILL);
      if (nth % BROWSER_EVERY === 0) {
        await browser.kill();
        [browser, panel] = await open(profile);
      } else await browser.stopBackground();
      const wasAnswered = await Promise.race([saving, sleep(500, false)]);
      answered += Number(wasAnswered);
      if (wasAnswered && !(await isStored(panel, `arxiv:${paper.identifiers.arxiv}`))) lost.push(paper.title);
      // The person clicks again where nothing answered.
      while (!wasAnswered && !(await save())) await sleep(50);
    }
    const copy = await copyLibrary(panel);
    await expectConsistent(copy);
    console.log(`${SAVES} kills; ${answered} saves were answered before theirs.`);
    expect(lost).toEqual([]);
    expect(await copy.papers.count()).toBe(SAVES);
    const saves = await copy.changes
      .filter(({ kind, table }) => kind === 'save-paper' && table === 'papers')
      .toArray();
    expect(new Set(saves.map(({ key }) => key)).size).toBe(SAVES);
    expect(saves).toHaveLength(SAVES);
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(SAVES);
  } finally {
    await browser.close().catch(() => undefined);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function open(profile: string): Promise<[Chromium, View]> {
  const browser = await launchChromium({ profile, web: () => null });
  return [browser, await browser.openExtensionPage('sidepanel.html')];
}

function isStored(panel: View, id: string): Promise<boolean> {
  return panel.evaluate(
    (key) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('papertree');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('papers').objectStore('papers').count(key);
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result === 1);
          };
        };
      }),
    id,
  );
}
