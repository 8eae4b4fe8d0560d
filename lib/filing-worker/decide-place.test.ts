import { describe, expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import type { Placed } from '@/lib/engine';
import { decidePlace, MIN_CONFIDENCE } from './decide-place';

const robots = 'robots' as TopicId;
const sure = placed({ topicId: robots, confidence: 0.8 });
const unsure = placed({ topicId: 'unsorted', confidence: MIN_CONFIDENCE });
const hopeless = placed({ topicId: 'unsorted', confidence: MIN_CONFIDENCE - 0.01 });
const ruled = placed({
  topicId: robots,
  confidence: 1,
  rule: { topicId: robots, categories: [], words: ['x'] },
});

function placed(own: Partial<Placed>): Placed {
  const reason = { nearest: [], words: [] };
  return {
    topicId: robots,
    chosen: robots,
    confidence: 0,
    ranked: [],
    reason,
    also: [],
    rule: null,
    ...own,
  } as Placed;
}

describe('where a paper goes', () => {
  it.each([
    ['ask-always', ['unsorted', 'unsorted', 'unsorted', robots]],
    ['ask-unsure', [robots, 'unsorted', 'unsorted', robots]],
    ['quiet', [robots, robots, 'unsorted', robots]],
  ] as const)('under "%s", when it is sure, unsure, hopeless, or ruled', (autonomy, wanted) => {
    expect([sure, unsure, hopeless, ruled].map((one) => decidePlace(one, autonomy))).toEqual(wanted);
  });

  it('is Unsorted where there is nothing to choose', () => {
    const nothing = placed({ topicId: 'unsorted', chosen: null, confidence: 0.5 });
    expect(decidePlace(nothing, 'quiet')).toBe('unsorted');
  });
});
