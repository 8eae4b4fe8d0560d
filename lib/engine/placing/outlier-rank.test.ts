import { describe, expect, it } from 'vitest';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { createEngine } from '@/lib/engine/engine';
import type { FiledPaper } from '@/lib/engine/inputs-and-results';

function paperAt(id: string, degrees: number): FiledPaper {
  const angle = (degrees * Math.PI) / 180;
  return {
    id: id as PaperId,
    vector: Float32Array.of(Math.cos(angle), Math.sin(angle)),
    title: id,
    abstract: '',
    categories: [],
    keywords: [],
  };
}

function libraryOf(papers: FiledPaper[]) {
  const engine = createEngine({ dimensions: 2 });
  for (const paper of papers)
    engine.apply({ type: 'filed', paper, topicId: UNSORTED, also: [], madeBy: 'program', rejected: [] });
  return engine;
}

describe('outlier rank', () => {
  // Neighbours 1, 1, 2, 2, 3 and 4 degrees away.
  const engine = libraryOf([0, 1, 3, 6, 10, 12].map((degrees) => paperAt(`p${degrees}`, degrees)));

  it('is the share of papers that are nearer to their own nearest neighbour', () => {
    expect(engine.outlierRank(paperAt('met', 0.5))).toBe(0);
    expect(engine.outlierRank(paperAt('met', 14.5))).toBeCloseTo(5 / 6);
    expect(engine.outlierRank(paperAt('met', 90))).toBe(1);
  });

  it('leaves the paper itself out', () => {
    expect(engine.outlierRank(paperAt('p6', 6))).toBeGreaterThan(0.5);
    expect(engine.nearest(paperAt('p6', 6), 2)).toEqual(['p3', 'p10']);
  });

  it('is null in a library of few papers', () => {
    expect(libraryOf([paperAt('a', 0), paperAt('b', 9)]).outlierRank(paperAt('met', 40))).toBeNull();
  });

  it('goes with the nearest papers, in any topic', () => {
    expect(engine.nearest(paperAt('met', 2.4), 3)).toEqual(['p3', 'p1', 'p0']);
    expect(engine.nearest(paperAt('met', 2.4), 9)).toHaveLength(6);
  });
});
