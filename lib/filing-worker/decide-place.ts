import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Autonomy } from '@/lib/domain/preferences/filing-preferences';
import type { Placed } from '@/lib/engine';

/**
 * Below this confidence a paper stays in Unsorted even if the person prefers not to be asked. Confidence is
 * calibrated, so more than nine in ten such guesses would be wrong, and a misfiled paper is harder to find than one
 * in Unsorted.
 */
export const MIN_CONFIDENCE = 0.1;

/**
 * Where the paper is filed, given the person's autonomy preference; Unsorted if the person is asked. A rule is the
 * person's decision and needs no question.
 */
export function decidePlace({ topicId, chosen, confidence, rule }: Placed, autonomy: Autonomy): Place {
  if (rule) return topicId;
  if (autonomy === 'ask-always') return UNSORTED;
  if (autonomy === 'quiet' && chosen && confidence >= MIN_CONFIDENCE) return chosen;
  return topicId;
}
