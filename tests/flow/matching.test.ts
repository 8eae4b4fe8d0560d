// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';
import { findTopics as findInPicker } from '@/components/features/tree/find-topics';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { typeAhead } from '@/components/features/tree/tree-key-step';
import type { PapertreeDatabase } from '@/lib/db/database';
import { firstMatchingRule } from '@/lib/engine';
import { findTopics as findInPageMenu } from '@/lib/library/pages/page-menu-choices';
import { findTitles } from '@/lib/library/papers/search-address-bar';
import { parseQuery } from '@/lib/search/query/parse-query';
import { IndexInMemory } from '@/tests/support/index-in-memory';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

/** A library of one topic and one paper in it, which has the name everywhere that is searched. */
async function libraryWith(name: string): Promise<PapertreeDatabase> {
  const { db, library } = openLibrary();
  const authors = [{ given: 'A.', family: name }];
  await library.savePaper({ paper: makePaper('2401.00001', { title: `On ${name}`, authors, venue: name }) });
  const [paper] = await db.papers.toArray();
  if (!paper) throw new Error('The paper was not saved.');
  const { topicId } = await library.createTopic({ name, parentId: null });
  await library.movePapers({ paperIds: [paper.id], topicId });
  await library.annotatePapers({ paperIds: [paper.id], annotation: { addTags: [name], notes: name } });
  return db;
}

/** Each place where something is typed to find something: how many it finds. */
const places: Record<string, (db: PapertreeDatabase, typed: string) => Promise<number>> = {
  'the search for papers': countFound(''),
  'a phrase': async (db, typed) => (await countFound('')(db, `"${typed}"`)) as number,
  'author:': countFound('author:'),
  'venue:': countFound('venue:'),
  'tag:': countFound('tag:'),
  'topic:': countFound('topic:'),
  "the panel's topics": async (db, typed) => findInPicker(await treeOf(db), typed).length,
  'type-ahead in the tree': async (db, typed) => {
    const topics = (await db.topics.toArray()).map(({ id, name }) => ({ place: id, name }));
    return typeAhead(typed, topics, 'unsorted') ? 1 : 0;
  },
  "a page's menu": async (db, typed) => (await findInPageMenu(db, typed)).length,
  'the address bar': async (db, typed) => (await findTitles(db, typed)).length,
  'the words of a rule': async (db, typed) => {
    const papers = await db.papers.toArray();
    return papers.filter((paper) => firstMatchingRule([{ categories: [], words: [typed] }], paper)).length;
  },
};

function countFound(operator: string) {
  return async (db: PapertreeDatabase, typed: string): Promise<number> => {
    const index = new IndexInMemory();
    index.setTopics(await db.topics.toArray());
    const [paper, placement] = [await db.papers.toArray(), await db.placements.toArray()].map(
      (rows) => rows[0],
    );
    index.put(paper as never, placement as never);
    const query = parseQuery(operator + typed);
    return (await index.search({ query, within: null, meaning: null, limit: 10 })).total;
  };
}

async function treeOf(db: PapertreeDatabase) {
  return buildTopicNodes(await db.topics.toArray(), new Map());
}

describe('what a person types finds the same in all places', () => {
  it.each([
    ['Résumé', ['resume', 'RÉSUMÉ', 're\u0301sume\u0301', 'résumé']],
    ['resume', ['Résumé', 'RESUME']],
    ['Übergröße', ['ubergrosse', 'ÜBERGRÖSSE']],
    ['İstanbul', ['istanbul', 'ISTANBUL', 'İSTANBUL']],
    ['Đặng', ['dang', 'ĐẶNG']],
    ['ＧＰＴ', ['gpt']],
    ['한국어', ['한국어']],
  ])('%s by %j', async (name, typed) => {
    const db = await libraryWith(name);
    for (const [place, find] of Object.entries(places))
      for (const text of typed) expect(await find(db, text), `${text} in ${place}`).toBe(1);
  });

  it.each([
    ['Край', 'краи'],
    ['がく', 'かく'],
    ['हिन्दी', 'हन्द'],
  ])('%s not by %s, which is another word', async (name, typed) => {
    const db = await libraryWith(name);
    for (const [place, find] of Object.entries(places))
      expect(await find(db, typed), `${typed} in ${place}`).toBe(0);
  });
});
