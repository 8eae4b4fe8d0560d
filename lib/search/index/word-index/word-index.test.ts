import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { PaperRows } from '@/lib/search/index/paper-rows';
import { TopicBranches } from '@/lib/search/index/topic-branches';
import { BOOST, type FieldTerms, searchedFields, textFields } from './fields';
import type { SearchTerm } from './prefix-and-fuzzy-terms';
import { WordIndex } from './word-index';

const topics = ['graph', 'ab agent', 'b'].map((name, position) => ({
  ...{ id: `topic-${position}` as TopicId, parentId: null, name, position },
  ...{ namedBy: 'person' as const, locked: false },
}));
const branches = new TopicBranches(topics);
const term = fc.oneof(
  fc.stringMatching(/^[abc]{1,4}$/),
  fc.constantFrom('agent', 'agents', 'graph', 'é', '学'),
);
const field = fc.array(term, { maxLength: 5 });
const terms = fc.record({
  ...{ title: field, abstract: field, authors: field, notes: field, tags: field, identifiers: field },
});
const step = fc.record({
  id: fc.nat(9),
  terms: fc.option(terms, { nil: null, freq: 4 }),
  topic: fc.option(fc.nat(2), { nil: null }),
  after: fc.constantFrom('nothing', 'nothing', 'close', 'compact'),
});
/** A query: groups of words, all of them fuzzy or none. */
const asked = fc
  .tuple(
    fc.array(fc.uniqueArray(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([groups, fuzzy]) => groups.map((group) => group.map((text): SearchTerm => ({ text, fuzzy }))));

interface Step {
  id: number;
  terms: FieldTerms | null;
  topic: number | null;
  after: string;
}

/** The index after the steps, and the papers that it should contain. */
async function indexAfter(steps: Step[]) {
  const rows = new PaperRows();
  const words = new WordIndex(rows, () => Promise.reject(new Error('All postings are in memory.')));
  const held = new Map<PaperId, { terms: FieldTerms; topic: number | null }>();
  for (const { id: number, terms, topic, after } of steps) {
    const id = `url:${number}` as PaperId;
    const known = rows.find(id);
    if (known >= 0) rows.remove(known);
    words.changed();
    held.delete(id);
    if (terms) {
      const place: Place = topic === null ? UNSORTED : (topics[topic]?.id as TopicId);
      const facts = { savedAt: number, year: null, reading: undefined, isFavourite: false, place, also: [] };
      const filterTexts = { authors: '', venue: '', categories: [], tags: [], hasNotes: false };
      const lengths = textFields.map((name) => new Set(terms[name]).size);
      rows.add(id, facts, { hash: 0, lengths, filterTexts });
      words.add(terms);
      held.set(id, { terms, topic });
    }
    if (after === 'close') words.close();
    if (after === 'compact') await words.compact();
  }
  return { rows, words, held };
}

function miniSearchOf(held: Map<PaperId, { terms: FieldTerms; topic: number | null }>) {
  const mini = new MiniSearch({
    fields: [...searchedFields],
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (word) => word,
    searchOptions: { boost: BOOST, combineWith: 'AND', prefix: true, processTerm: (word) => word },
  });
  for (const [id, { terms, topic }] of held) {
    const own = textFields.map((name) => [name, terms[name].join(' ')]);
    const above = topic === null ? '' : branches.pathTerms(topics[topic]?.id as TopicId);
    mini.add({ id, ...Object.fromEntries(own), topics: above });
  }
  return mini;
}

it('finds the same papers, scores, fields and terms as MiniSearch, after any steps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), asked, async (steps, groups) => {
      const { rows, words, held } = await indexAfter(steps);
      const found = await words.find(groups, branches);
      const why = await words.explain(groups, branches, found.rows);
      const queries = groups.map((group) => ({
        combineWith: 'OR' as const,
        queries: group.map(({ text, fuzzy }) => ({ queries: [text], fuzzy: fuzzy ? 1 : false })),
      }));
      const expected = miniSearchOf(held).search({ combineWith: 'AND', queries });
      expect(new Set(found.rows.map((row) => rows.ids[row]))).toEqual(new Set(expected.map(({ id }) => id)));
      for (const { id, score, match } of expected) {
        const row = rows.find(id);
        expect(found.scores[row]).toBeCloseTo(score, 6);
        expect(why.get(row)?.terms.toSorted()).toEqual(Object.keys(match).toSorted());
        expect(why.get(row)?.fields).toEqual(new Set(Object.values(match).flat()));
      }
    }),
    { numRuns: 300 },
  );
});

it('joins small segments, so that few are left', async () => {
  const paper = {
    ...Object.fromEntries(textFields.map((name) => [name, ['word']])),
  } as unknown as FieldTerms;
  const steps = Array.from({ length: 100 }, (_, id) => ({ id, terms: paper, topic: null, after: 'close' }));
  const { words, rows } = await indexAfter(steps);
  await words.compact();
  expect(words.segments.length).toBeLessThan(8);
  expect((await words.find([[{ text: 'wo', fuzzy: false }]], branches)).rows).toHaveLength(rows.size);
});
