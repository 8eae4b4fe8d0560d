// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import { readOpenProposals } from '@/lib/db/queries/inbox';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '../support/make-paper';
import { openLibrary } from '../support/open-library';

const title = 'One title, two records';
const preprint = makePaper('2401.00001', { title });
const published = makePaper('2401.00001', {
  title: 'One Title: two records.',
  identifiers: { doi: '10.5555/one' },
});
const [arxiv, doi] = ['arxiv:2401.00001', 'doi:10.5555/one'] as [PaperId, PaperId];

async function twoRecords() {
  const opened = openLibrary();
  const { library } = opened;
  await library.savePaper({ paper: preprint });
  await library.savePaper({ paper: published });
  const { topicId } = await library.createTopic({ name: 'Trees', parentId: null, papers: [doi] });
  await library.annotatePapers({ paperIds: [arxiv], annotation: { notes: 'Of the preprint.' } });
  const annotation = { notes: 'Of the article.', addTags: ['seminar'] };
  await library.annotatePapers({ paperIds: [doi], annotation });
  return { ...opened, topicId };
}

it('two papers of one title stay two, and are proposed to be one', async () => {
  const { library, db } = await twoRecords();
  await library.lookForProposals({});
  expect(await db.papers.count()).toBe(2);
  const [row] = await readOpenProposals(db);
  expect(row?.proposal).toMatchObject({ type: 'same-paper', title, papers: [arxiv, doi] });
  await library.declineProposals({ ids: row ? [row.id] : [] });
  await library.savePaper({ paper: makePaper('2401.00002', { title: 'News' }) });
  await library.lookForProposals({});
  expect(await readOpenProposals(db)).toEqual([]);
});

it('a word makes them one with all that both held; undo makes two of them, redo one', async () => {
  const { library, db, topicId } = await twoRecords();
  await library.lookForProposals({});
  const before = await db.papers.toArray();
  const ids = (await readOpenProposals(db)).map(({ id }) => id);
  const { act } = await library.acceptProposals({ ids });
  const isOne = async () => {
    expect(await db.papers.toArray()).toMatchObject([
      { id: arxiv, aliases: [arxiv, doi], notes: 'Of the preprint.\n\nOf the article.', tags: ['seminar'] },
    ]);
    expect(await db.placements.toArray()).toMatchObject([{ paperId: arxiv, topicId, madeBy: 'person' }]);
  };
  await isOne();
  expect(await library.lookUp({ papers: [[doi]] })).toMatchObject([{ paperId: arxiv }]);
  await library.undo({ act });
  expect(await db.papers.toArray()).toEqual(before);
  expect(await readOpenProposals(db)).toHaveLength(1);
  await library.redoLast({});
  await isOne();
});

it('a page that names both makes them one when it is saved', async () => {
  const { library, db } = await twoRecords();
  const identifiers = { arxiv: '2401.00001', doi: '10.5555/one' };
  await library.savePaper({ paper: makePaper('2401.00001', { title, identifiers }) });
  expect(await db.papers.toArray()).toMatchObject([{ id: arxiv, identifiers, aliases: [arxiv, doi] }]);
  await library.undoLast({});
  expect(await db.papers.count()).toBe(2);
});
