import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import type { FiledPaper } from '@/lib/engine/inputs-and-results';
import { LibraryState } from '@/lib/engine/state/library-state';
import { topicStatistics } from '@/lib/engine/state/topic-statistics';
import { stem } from '@/lib/engine/text/stem';
import { cosineDistance, unitVectors } from '@/tests/support/unit-vectors';
import { mineTopic } from './empty-topic';

const DIMENSIONS = 4;
const TOPIC = 'topic' as TopicId;
const NAME = Float32Array.of(1, 0, 0, 0);

function paper(nth: number, vector: Float32Array, title = 'Something'): FiledPaper {
  const id = `p${String(nth).padStart(2, '0')}` as PaperId;
  return { id, vector, title, abstract: '', categories: [], keywords: [] };
}

/**
 * A library with one topic, and with these papers in Unsorted. The topic has only its name, unless `pinned` papers
 * are given.
 */
function libraryOf(papers: FiledPaper[], pinned: readonly FiledPaper[] = []): LibraryState {
  const state = new LibraryState(DIMENSIONS);
  const topic: Topic = {
    id: TOPIC,
    parentId: null,
    name: 'Graph Networks',
    namedBy: 'person',
    locked: false,
    position: 0,
  };
  state.apply({ type: 'topic', topic, nameVector: NAME });
  for (const each of papers)
    state.apply({ type: 'filed', paper: each, topicId: UNSORTED, also: [], madeBy: 'program', rejected: [] });
  for (const each of pinned)
    state.apply({ type: 'filed', paper: each, topicId: TOPIC, also: [], madeBy: 'person', rejected: [] });
  return state;
}

function mined(state: LibraryState, asked = -1) {
  return mineTopic(state, topicStatistics(state), 0, asked);
}

describe('mineTopic, for an empty topic', () => {
  it('returns the mean of the name and the ten papers nearest to it', () => {
    fc.assert(
      fc.property(unitVectors({ dimensions: DIMENSIONS, minLength: 1, maxLength: 25 }), (vectors) => {
        const nearest = vectors
          .map((vector, nth) => ({ vector, nth, distance: cosineDistance(vector, NAME) }))
          .sort((a, b) => a.distance - b.distance || a.nth - b.nth);
        // If the tenth and the eleventh are equally near, rounding decides.
        fc.pre(Math.abs((nearest[10]?.distance ?? 3) - (nearest[9]?.distance ?? 0)) > 1e-5);
        const sum = [...NAME].map((number, at) =>
          nearest.slice(0, 10).reduce((total, { vector }) => total + (vector[at] ?? 0), number),
        );
        const length = Math.hypot(...sum);
        fc.pre(length > 1e-3);
        const { prototype } = mined(libraryOf(vectors.map((vector, nth) => paper(nth, vector))));
        sum.forEach((number, at) => void expect(prototype[at]).toBeCloseTo(number / length, 4));
      }),
    );
  });

  const far = Float32Array.of(0, 1, 0, 0);

  it('prefers papers that contain the words of the name', () => {
    const others = Array.from({ length: 12 }, (_, nth) => paper(nth, far));
    const state = libraryOf([...others, paper(12, far, 'Graph networks for chemistry')]);
    expect([...mined(state).words.words]).toContain(state.vocabulary.add(stem('chemistry')));
  });

  it('leaves out the queried paper and the papers that a person filed', () => {
    const [one, two] = [paper(1, NAME), paper(2, far)];
    const state = libraryOf([one, two]);
    const rowOfOne = state.papers.rows.findIndex((row) => row?.id === one.id);
    expect([...mined(state, rowOfOne).prototype]).toEqual([...mined(libraryOf([two])).prototype]);
    const { prototype } = mined(libraryOf([two], [paper(3, far)]));
    expect([...prototype]).toEqual([...mined(libraryOf([two])).prototype]);
  });

  it('returns the name alone in a library without papers', () => {
    expect([...mined(libraryOf([])).prototype]).toEqual([...NAME]);
  });
});
