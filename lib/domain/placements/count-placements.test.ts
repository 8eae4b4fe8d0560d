import { describe, expect, it } from 'vitest';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { addCounts, countPlacements, isFiledBySimilarity } from './count-placements';
import { type Placement, unplaced } from './placement';

const agents = 'agents' as TopicId;
const memory = 'memory' as TopicId;

function placed(id: string, part: Partial<Placement>): Placement {
  return { ...unplaced(id as PaperId, 1), ...part };
}

describe('a placement', () => {
  it('counts as a paper in each of its places, but as a question or a guess only in the primary one', () => {
    const counts = countPlacements([
      placed('a', { topicId: agents, also: [memory], confidence: 0.8 }),
      placed('b', { topicId: memory, madeBy: 'person' }),
      placed('c', { confidence: 0.2 }),
      placed('d', {}),
    ]);
    expect([...counts.values()]).toEqual([
      { place: agents, papers: 1, asked: 0, guessed: 1 },
      { place: memory, papers: 2, asked: 0, guessed: 0 },
      { place: UNSORTED, papers: 2, asked: 1, guessed: 0 },
    ]);
  });

  it('does not count as a guess if a rule or an accepted proposal decided', () => {
    const reason = { nearest: [], words: [] };
    const filed = placed('a', { topicId: agents, confidence: 0.8, reason });
    expect(isFiledBySimilarity(filed)).toBe(true);
    expect(isFiledBySimilarity({ ...filed, reason: { ...reason, agreed: true } })).toBe(false);
    expect(isFiledBySimilarity({ ...filed, madeBy: 'person' })).toBe(false);
  });
});

it('removes counts that become zero', () => {
  const count = { place: agents, papers: 1, asked: 0, guessed: 0 };
  expect(addCounts([count], [{ ...count, papers: -1 }])).toEqual({ counted: [], empty: [agents] });
  expect(addCounts([undefined], [count])).toEqual({ counted: [count], empty: [] });
});
