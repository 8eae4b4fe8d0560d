/* `npm run bench:log` measures the growth of the log: bytes per act, and after ten years of thirty acts a day. */
import 'fake-indexeddb/auto';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { makePaper } from '../../support/make-paper';
import { openLibrary } from '../../support/open-library';

/** An abstract of common length: 1,350 characters. */
const abstract = 'We study how agents remember. '.repeat(45);
/**
 * Number of acts of each kind in a hundred: an estimate for a reader who saves one paper for every two that they read.
 */
const shares: Record<string, number> = {
  'save a paper, and file it': 25,
  'move a paper': 10,
  'set a reading state': 30,
  'add a tag': 10,
  'write 200 characters of notes': 15,
  'add a secondary topic': 4,
  'rename a topic': 3,
  'move a topic': 1,
  'undo the last act': 2,
};
const TEN_YEARS = 10 * 365 * 30;

const { db, library, filePending } = openLibrary();
const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
const second = await library.createTopic({ name: 'Memory', parentId: null });
const paperIds = ['arxiv:2401.00001' as PaperId];
let saved = 0;

const acts: Record<string, () => Promise<unknown>> = {
  'save a paper, and file it': async () => {
    await library.savePaper({ paper: makePaper(`2401.0000${++saved}`, { abstract }) });
    await filePending();
  },
  'move a paper': () => library.movePapers({ paperIds, topicId }),
  'set a reading state': () => library.annotatePapers({ paperIds, annotation: { reading: 'read' } }),
  'add a tag': () => library.annotatePapers({ paperIds, annotation: { addTags: ['to cite'] } }),
  'write 200 characters of notes': () =>
    library.annotatePapers({ paperIds, annotation: { notes: 'Remembers. '.repeat(18) } }),
  'add a secondary topic': () => library.addToTopic({ paperIds, topicId: second.topicId }),
  'rename a topic': () => library.renameTopic({ topicId, name: 'Agents that remember' }),
  'move a topic': () => library.moveTopic({ topicId: second.topicId, parentId: topicId }),
  'undo the last act': () => library.undoLast({}) as Promise<{ act: ActId }>,
};

async function bytesOfLog(): Promise<number> {
  return (await db.changes.toArray()).reduce((sum, change) => sum + JSON.stringify(change).length, 0);
}

let mean = 0;
for (const [name, act] of Object.entries(acts)) {
  const before = await bytesOfLog();
  await act();
  const bytes = (await bytesOfLog()) - before;
  mean += (bytes * (shares[name] ?? 0)) / 100;
  console.log(`${name}: ${bytes} bytes`);
}
const megabytes = (mean * TEN_YEARS) / 1_000_000;
console.log(
  `In this mix ${Math.round(mean)} bytes an act; ten years of 30 acts a day: ${megabytes.toFixed(0)} MB`,
);
process.exit(0);
