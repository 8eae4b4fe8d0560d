import type { Autonomy } from '@/lib/domain/filing-preferences';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Placed } from '@/lib/taxonomy';

/**
 * Where not even a person who wants to be left alone is guessed for. Confidence is calibrated, so that below it more
 * than four guesses in five are wrong: finding and moving those costs more than answering where the rest belong.
 */
export const HOPELESS = 0.2;

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
