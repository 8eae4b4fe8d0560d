import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { createEngine, restoreEngine } from './engine';
import type { EngineEvent, FiledPaper } from './inputs-and-results';
import { brokenInvariants } from './state/invariants';
import { LibraryState } from './state/library-state';

const DIMENSIONS = 4;
const topicIds = ['a', 'b', 'c', 'd', 'e'] as TopicId[];
const paperIds = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as PaperId[];
const someWords = ['graph', 'robot', 'language', 'vision', 'protein', 'agents'];

const numbers = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0) },
);
const vector = fc
  .array(numbers, { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((values) => Float32Array.from(values));
const text = fc.array(fc.constantFrom(...someWords), { maxLength: 5 }).map((words) => words.join(' '));
const paper: fc.Arbitrary<FiledPaper> = fc.record({
  id: fc.constantFrom(...paperIds),
  vector,
  title: text,
  abstract: text,
  categories: fc.constant([]),
  keywords: fc.constant([]),
});
// Parents are drawn freely, so orphans and cycles occur as after a broken import.
const event: fc.Arbitrary<EngineEvent> = fc.oneof(
  fc.record({
    type: fc.constant('topic' as const),
    topic: fc.record({
      id: fc.constantFrom(...topicIds),
      parentId: fc.option(fc.constantFrom(...topicIds)),
      name: text,
      namedBy: fc.constant('person' as const),
      locked: fc.boolean(),
      position: fc.nat(3),
    }),
    nameVector: fc.option(vector),
  }),
  fc.record({ type: fc.constant('topic-removed' as const), topicId: fc.constantFrom(...topicIds) }),
  fc.record({
    type: fc.constant('filed' as const),
    paper,
    topicId: fc.constantFrom<Place>(...topicIds, UNSORTED),
    also: fc.array(fc.constantFrom(...topicIds), { maxLength: 2 }),
    madeBy: fc.constantFrom('person' as const, 'program' as const),
    rejected: fc.array(fc.constantFrom(...topicIds), { maxLength: 1 }),
  }),
  fc.record({ type: fc.constant('unfiled' as const), paperId: fc.constantFrom(...paperIds) }),
);

/** The last event of every topic and paper: the input of a rebuild from the records. */
function lastWords(events: EngineEvent[]): EngineEvent[] {
  const last = new Map<string, EngineEvent>();
  for (const one of events) {
    const key =
      one.type === 'topic'
        ? one.topic.id
        : one.type === 'topic-removed'
          ? one.topicId
          : one.type === 'filed'
            ? one.paper.id
            : one.paperId;
    last.set(key, one);
  }
  return [...last.values()].filter(({ type }) => type === 'topic' || type === 'filed');
}

const query: FiledPaper = {
  id: 'query' as PaperId,
  vector: Float32Array.from([0.5, 0.2, -0.3, 0.1]),
  title: 'robot language',
  abstract: 'graph agents',
  categories: [],
  keywords: [],
};

describe('any sequence of events', () => {
  it('keeps every invariant after each step', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const state = new LibraryState(DIMENSIONS);
        for (const one of events) {
          state.apply(one);
          expect(brokenInvariants(state)).toEqual([]);
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('gives the same answers as a rebuild from the records and as a restored snapshot', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const engine = createEngine({ dimensions: DIMENSIONS });
        for (const one of events) engine.apply(one);
        const rebuilt = createEngine({ dimensions: DIMENSIONS });
        for (const one of lastWords(events)) rebuilt.apply(one);
        const answer = engine.place(query);
        const waiting = [query, { ...query, id: 'beside' as PaperId }].map((paper) => ({ paper }));
        const [together] = engine.placeTogether(waiting);
        for (const other of [rebuilt, restoreEngine(structuredClone(engine.snapshot()))]) {
          const again = other?.place(query);
          expect(again?.chosen).toBe(answer.chosen);
          expect(again?.confidence).toBeCloseTo(answer.confidence, 5);
          expect(again?.ranked.map(({ topicId }) => topicId)).toEqual(
            answer.ranked.map(({ topicId }) => topicId),
          );
          const { confidence } = other?.placeTogether(waiting)[0] ?? {};
          expect(confidence).toBeCloseTo(together?.confidence ?? 0, 5);
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('leaves a state that queries do not change, even queries about a filed paper', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), paper, (events, asked) => {
        const engine = createEngine({ dimensions: DIMENSIONS });
        for (const one of events) engine.apply(one);
        const before = engine.place(query);
        const snapshot = engine.snapshot();
        engine.place(asked);
        engine.placeTogether([{ paper: asked }, { paper: query }]);
        engine.propose('fine');
        expect(engine.place(query)).toEqual(before);
        expect(engine.snapshot()).toEqual(snapshot);
      }),
      { seed: 6, numRuns: 40 },
    );
  });
});
