import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Autonomy } from '@/lib/domain/preferences/filing-preferences';
import type { Placed } from '@/lib/engine';

/**
 * Where not even a person who wants to be left alone is guessed for. Confidence is calibrated, so that below it more
 * than nine guesses in ten are wrong: a paper that is as good as lost in the tree is worse than one in Unsorted.
 */
export const HOPELESS = 0.1;

/**
 * Where the paper goes, the person's preference heard; Unsorted where the person is asked. A rule is the person's own
 * word and needs no second one.
 */
export function decidePlace({ topicId, chosen, confidence, rule }: Placed, autonomy: Autonomy): Place {
  if (rule) return topicId;
  if (autonomy === 'ask-always') return UNSORTED;
  if (autonomy === 'quiet' && chosen && confidence >= HOPELESS) return chosen;
  return topicId;
}
