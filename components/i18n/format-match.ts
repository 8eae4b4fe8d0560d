import { matchOf } from '@/lib/domain/placements/match';
import { message } from '@/lib/platform/messages';

/** `strong match`: a confidence of 0 to 1 in words. */
export function formatMatch(confidence: number): string {
  return message(`match_${matchOf(confidence)}`);
}
