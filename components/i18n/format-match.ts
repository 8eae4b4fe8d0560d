import { matchOf } from '@/lib/domain/placements/match-strength';
import { message } from '@/lib/platform/messages';

/** A confidence of 0 to 1 in words, such as `strong match`. */
export function formatMatch(confidence: number): string {
  return message(`match_${matchOf(confidence)}`);
}
