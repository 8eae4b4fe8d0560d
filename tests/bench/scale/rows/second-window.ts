import type { PaperId } from '@/lib/domain/ids';
import { openPanel, PAPER_ROW, seenAt } from '@/tests/bench/scale/panel';
import { type Measurement, pause } from '@/tests/bench/scale/row';
import { request } from '@/tests/e2e/support/library';

const renamed = {
  name: 'a topic renamed, seen in a second window',
  unit: 'ms',
  of: '95 %',
  wanted: [60, 100],
} as const;
const moved = {
  name: 'a paper moved, seen in a second window',
  unit: 'ms',
  of: '95 %',
  wanted: [60, 100],
} as const;
const TIMES = 10;

/** From the request of one window until another one shows the change. */
export const secondWindow: Measurement = {
  rows: [renamed, moved],
  async measure(bench) {
    const { inside, library } = bench;
    const panel = await openPanel(bench);
    const [topic, other] = library.topics;
    if (!topic || !other) throw new Error('No topics.');
    const renames: number[] = [];
    for (let nth = 0; nth < TIMES; nth++) {
      const name = `Named again ${nth}`;
      const seen = seenAt(panel, '[role=treeitem]', name, true);
      const started = Date.now();
      await request(inside, 'renameTopic', { topicId: topic.id, name });
      renames.push((await seen) - started);
      await pause(300);
    }
    const moves: number[] = [];
    await panel.locator('.unsorted-row').click();
    for (let nth = 0; nth < TIMES; nth++) {
      const row = panel.locator(PAPER_ROW).first();
      await row.waitFor();
      const paperId = await topPaper(bench);
      const title = (await row.locator('.paper-title').textContent()) ?? '';
      const seen = seenAt(panel, '.paper-title', title, false);
      const started = Date.now();
      await request(inside, 'movePapers', { paperIds: [paperId], topicId: other.id });
      moves.push((await seen) - started);
      await pause(300);
    }
    await panel.close();
    return { [renamed.name]: renames, [moved.name]: moves };
  },
};

/** The first paper in the list of Unsorted: the one that was moved there last. */
function topPaper({ inside }: Parameters<Measurement['measure']>[0]): Promise<PaperId> {
  return inside.evaluate(async () => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const range = IDBKeyRange.bound(['unsorted', 0], ['unsorted', Number.MAX_VALUE]);
    const placements = opening.result.transaction('placements').objectStore('placements');
    const asking = placements.index('[topicId+at]').openKeyCursor(range, 'prev');
    await new Promise((resolve) => {
      asking.onsuccess = resolve;
    });
    const key = asking.result?.primaryKey;
    opening.result.close();
    return key as PaperId;
  });
}
