/*
 * Writes `tests/databases/v<n>.json`: a small library as this version of the code leaves it. Run once for each
 * schema version, before it ships: `npx tsx tests/databases/freeze.ts`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SCHEMA_VERSION, stores } from '@/lib/db/schema';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '../support/make-paper';
import { openLibrary } from '../support/open-library';
import { freeze } from './frozen';

const { db, library, filePending } = openLibrary();
const agents = await library.createTopic({ name: 'Agents', parentId: null });
const memory = await library.createTopic({ name: 'Memory', parentId: agents.topicId });
for (const [id, title] of [
  ['2401.00001', 'Agents that remember'],
  ['2401.00002', 'A memory for agents'],
  ['2401.00003', 'Memory and forgetting of agents'],
  ['2401.00004', 'Something else'],
] as const) {
  await library.savePaper({
    paper: makePaper(id, { title, abstract: `${title}, at length.`, published: '2024-01-01' }),
  });
}
await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId: memory.topicId });
await filePending();
await library.renameTopic({ topicId: memory.topicId, name: 'Memory of agents' });
await library.undo(await library.deletePapers({ paperIds: ['arxiv:2401.00004' as PaperId] }));
await library.annotatePapers({
  paperIds: ['arxiv:2401.00001' as PaperId],
  annotation: { reading: 'read', favourite: true, notes: 'Remembers *well*.', addTags: ['to cite'] },
});
await library.colourTopic({ topicId: agents.topicId, colour: 'teal' });
await library.pinTopic({ topicId: agents.topicId, isPinned: true });
await library.createRule({ rule: { topicId: memory.topicId, categories: ['cs.CL'], words: ['forgetting'] } });
await library.notInterested({ names: ['arxiv:2401.00005' as PaperId], isDismissed: true });
await library.addCitationKeys({ branch: null, keys: 'scholar' });
await library.changeSettings({ granularity: 'fine', autonomy: 'ask-always' });

const file = fileURLToPath(new URL(`v${SCHEMA_VERSION}.json`, import.meta.url));
writeFileSync(file, await freeze(db, SCHEMA_VERSION, stores), { flag: 'wx' });
console.log(`Wrote ${file}.`);
process.exit(0);
