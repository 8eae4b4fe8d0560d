import type { PaperId } from '@/lib/domain/ids';
import { openPanel } from '@/tests/bench/scale/panel';
import { longestWait } from '@/tests/bench/scale/probe';
import { type Bench, type Measurement, timed } from '@/tests/bench/scale/row';
import { request } from '@/tests/e2e/support/library';
import { until } from '@/tests/e2e/support/view';

const move = { name: 'a tenth of the library moved', unit: 'ms', of: 'worst', wanted: null } as const;
const undoMove = { name: 'the move undone', unit: 'ms', of: 'worst', wanted: null } as const;
const importing = { name: 'a tenth as much imported', unit: 'ms', of: 'worst', wanted: null } as const;
const undoImport = { name: 'the import undone', unit: 'ms', of: 'worst', wanted: [3_000, 20_000] } as const;
const waited = {
  name: 'longest wait of another act beside these',
  unit: 'ms',
  of: 'worst',
  wanted: [50, 50],
} as const;
/** Papers per request of an import, as the panel sends them. */
const PART = 200;

/** Acts on thousands of papers, and how long other acts wait for them. */
export const manyPapers: Measurement = {
  rows: [move, undoMove, importing, undoImport, waited],
  async measure(bench) {
    const { inside, library, size } = bench;
    const panel = await openPanel(bench);
    const figures: Record<string, number[]> = { [waited.name]: [] };
    async function watched(name: string, work: () => Promise<unknown>): Promise<void> {
      const wait = await longestWait(panel, async () => {
        figures[name] = [await timed(work)];
      });
      figures[waited.name]?.push(wait);
      console.log(`  ${name}: another act waited ${wait.toFixed(0)} ms at most`);
    }
    const tenth = Math.max(1, Math.floor(size / 10));
    const paperIds = Array.from(
      { length: tenth },
      (_, nth) => library.paperAt(10 * nth + 1).paper.id as PaperId,
    );
    const topicId = library.topics.at(-1)?.id;
    if (!topicId) throw new Error('No topics.');
    await watched(move.name, () => request(inside, 'movePapers', { paperIds, topicId }));
    await watched(undoMove.name, () => request(inside, 'undoLast', {}));
    await watched(importing.name, () => importTenth(bench, tenth));
    await watched(undoImport.name, () => request(inside, 'undoLast', {}));
    await panel.close();
    return figures;
  },
};

/** From the first part of the import handed over to the last one written, including the backup before it. */
async function importTenth({ inside, library, size }: Bench, count: number): Promise<void> {
  const none = { count: 0, first: [] };
  const { id } = await request(inside, 'openImport', {
    fileName: 'papers.json',
    format: 'papertree',
    unread: none,
  });
  for (let first = 0; first < count; first += PART) {
    const some = Array.from({ length: Math.min(PART, count - first) }, (_, nth) =>
      library.paperAt(size + first + nth),
    );
    const papers = some.map(({ paper }) => paper);
    const placements = some.map(({ placement }) => placement);
    const contents = { papers, placements, topics: [], rules: [], declinedProposals: [] };
    await request(inside, 'stageImport', { id, contents });
  }
  await request(inside, 'previewImport', { id });
  await request(inside, 'runImport', { id, way: 'apart' });
  await until('the import to be through', () => isThrough(inside), 600_000);
  await request(inside, 'endImport', {});
}

function isThrough(inside: Bench['inside']): Promise<boolean> {
  return inside.evaluate(async () => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const asking = opening.result.transaction('settings').objectStore('settings').get('importing');
    await new Promise((resolve) => {
      asking.onsuccess = resolve;
    });
    opening.result.close();
    if (asking.result?.value?.state === 'failed')
      throw new Error(`The import failed: ${asking.result.value.problem}`);
    return asking.result?.value?.state === 'done';
  });
}
