import { describe, expect, it } from 'vitest';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { type Placement, unplaced } from './placement';
import { placementFlaws } from './placement-flaws';
import { isUnsure, reviewPlacement } from './review';

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as [TopicId, TopicId, TopicId, TopicId];
const ranked = [
  { topicId: a, confidence: 0.5 },
  { topicId: b, confidence: 0.3 },
  { topicId: c, confidence: 0.1 },
  { topicId: d, confidence: 0.05 },
];
const asked: Placement = {
  ...unplaced('arxiv:1' as PaperId, 1),
  confidence: 0.4,
  reason: { nearest: ['arxiv:2' as PaperId], words: ['graph'] },
  ranked: ranked.slice(0, 3),
};
const filed: Placement = { ...asked, topicId: a, confidence: 0.6 };
const review = (
  placement: Placement,
  topicId: TopicId | null,
  autonomy: 'ask-always' | 'ask-unsure' | 'quiet' = 'ask-unsure',
) => reviewPlacement(placement, { topicId, words: ['memory'] }, ranked, autonomy, 2);

describe('an unsure placement', () => {
  it('is a question, or a placement by similarity that is not a strong match', () => {
    expect(isUnsure(asked)).toBe(true);
    expect(isUnsure(filed)).toBe(true);
  });

  it.each<[string, Placement]>([
    ['a strong match', { ...filed, confidence: 0.9 }],
    ['a placement by a person', { ...filed, madeBy: 'person', confidence: null, reason: null }],
    ['a paper that the engine has not seen', { ...asked, confidence: null }],
    ['a placement by a rule', { ...filed, reason: { nearest: [], words: [], rule: 'r' as never } }],
    ['a placement without another choice', { ...asked, ranked: ranked.slice(0, 1) }],
  ])('is not %s', (_, placement) => expect(isUnsure(placement)).toBe(false));
});

describe('a review', () => {
  it('moves a filed paper to the chosen topic, with a reason', () => {
    const moved = review(filed, b);
    expect(moved).toMatchObject({ topicId: b, confidence: 0.3, madeBy: 'program' });
    expect(moved.reason).toEqual({ nearest: [], words: ['memory'] });
    expect(moved.ranked.map(({ topicId }) => topicId)).toEqual([b, a, c]);
    expect(placementFlaws(moved)).toEqual([]);
  });

  it('leaves a filed paper in its topic if that is chosen again', () => {
    expect(review(filed, a)).toMatchObject({ topicId: a, confidence: 0.6 });
    expect(review(filed, a).reason?.nearest).toEqual(['arxiv:2']);
  });

  it('files a waiting paper only if the engine ranks the same topic first', () => {
    expect(review(asked, a)).toMatchObject({ topicId: a, confidence: 0.4 });
    expect(review(asked, b)).toMatchObject({ topicId: UNSORTED, confidence: 0.4 });
    expect(review(asked, b).ranked[0]?.topicId).toBe(b);
    expect(review({ ...asked, confidence: 0.2 }, a).topicId).toBe(UNSORTED);
  });

  it('ranks a chosen topic first that was offered but not among the stored three', () => {
    expect(review(asked, d).ranked.map(({ topicId }) => topicId)).toEqual([d, a, b]);
  });

  it('files every chosen paper with autonomy `quiet`, and moves none with `ask-always`', () => {
    expect(review(asked, b, 'quiet').topicId).toBe(b);
    expect(review(asked, a, 'ask-always').topicId).toBe(UNSORTED);
    expect(review(filed, b, 'ask-always').topicId).toBe(a);
  });

  it.each<[string, Placement, TopicId | null]>([
    ['no topic fits', filed, null],
    ['a topic that was not offered', filed, 'z' as TopicId],
    [
      'a person placed the paper in the meantime',
      { ...filed, madeBy: 'person', confidence: null, reason: null },
      b,
    ],
  ])('changes nothing: %s', (_, placement, topicId) => expect(review(placement, topicId)).toBe(placement));
});
