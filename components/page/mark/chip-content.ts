import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import { matchOf } from '@/lib/domain/placements/match-strength';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** The topic's name beside a mark. */
export interface TopicChip {
  path: TopicPath;
  colour: TopicColour | undefined;
  /** Whether the paper is saved there, would be filed there, or might be. */
  look: 'saved' | 'likely' | 'unsure';
}

/**
 * The topic's name beside the mark; `null` if the leaf alone is enough: nothing fits, or the person has read or
 * dismissed the paper.
 */
export function topicChip({ mark, suggestion, isSaving, problem }: PaperView): TopicChip | null {
  if (problem || isSaving || mark.state === 'filing') return null;
  if (mark.state === 'filed')
    return mark.path.length > 0 ? { path: mark.path, colour: mark.colour, look: 'saved' } : null;
  if (mark.seen || !suggestion) return null;
  const { path, confidence, colour, choices } = suggestion;
  if (path.length > 0) return { path, colour, look: matchOf(confidence) === 'strong' ? 'likely' : 'unsure' };
  const [first] = choices.topics;
  // If a new topic is suggested, no existing topic fits.
  if (!first || choices.newTopic || matchOf(first.confidence) === 'weak') return null;
  return { path: first.path, colour: first.colour, look: 'unsure' };
}
