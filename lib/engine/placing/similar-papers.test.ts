import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { LibraryState } from '@/lib/engine/state/library-state';
import { dot, unit } from '@/lib/vectors/float-vectors';
import { nearestPapers, similarTo } from './similar-papers';

const WIDTH = 4;
const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: WIDTH, maxLength: WIDTH });
const step = fc.record({ id: fc.nat(20), vector: fc.option(vector, { nil: null, freq: 5 }) });

it('finds the same papers as a full comparison, after any sequence of filing and removing', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      vector,
      fc.integer({ min: 1, max: 5 }),
      (steps, raw, limit) => {
        const state = new LibraryState(WIDTH);
        const asked = unit(Float32Array.from(raw), WIDTH);
        for (const { id: number, vector } of steps) {
          const id = `p${number}` as PaperId;
          const paper = { id, title: '', abstract: '', categories: [], keywords: [] };
          if (!vector) state.apply({ type: 'unfiled', paperId: id });
          else
            state.apply({
              ...{ type: 'filed', topicId: UNSORTED, also: [], madeBy: 'program', rejected: [] },
              paper: { ...paper, vector: Float32Array.from(vector) },
            });
          // Creates the byte vectors early, so that later steps have to keep them up to date.
          nearestPapers(state, asked, limit, id);
        }
        const except = 'p0' as PaperId;
        const all = state.papers.rows.flatMap((paper, row) =>
          paper && paper.id !== except
            ? [{ paperId: paper.id, similarity: dot(asked, 0, state.papers.vectors, row * WIDTH, WIDTH) }]
            : [],
        );
        const expected = all
          .filter(({ similarity }) => similarity > 0)
          .sort((a, b) => b.similarity - a.similarity)
          .slice(0, limit);
        expect(nearestPapers(state, asked, limit, except)).toEqual(expected);
      },
    ),
  );
});

it('returns only papers above the similarity threshold', () => {
  const state = new LibraryState(2);
  for (const [id, cosine] of [
    ['near', 0.9],
    ['far', 0.3],
  ] as const) {
    const vector = Float32Array.from([cosine, Math.sqrt(1 - cosine ** 2)]);
    state.apply({
      ...{ type: 'filed', topicId: UNSORTED, also: [], madeBy: 'program', rejected: [] },
      paper: { id: id as PaperId, title: '', abstract: '', categories: [], keywords: [], vector },
    });
  }
  const similar = similarTo(state, Float32Array.from([1, 0]), 5, 'other' as PaperId);
  expect(similar.map(({ paperId }) => paperId)).toEqual(['near']);
});
