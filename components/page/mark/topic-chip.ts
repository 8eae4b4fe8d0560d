import type { PaperView } from '@/components/page/paper/page-paper';
import { matchOf } from '@/lib/domain/placements/match';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** The topic's name beside a mark. */
export interface TopicChip {
  path: TopicPath;
  colour: TopicColour | undefined;
  /** Saved there; would go there; would, if anywhere. */
  look: 'saved' | 'likely' | 'unsure';
}

/** What stands beside the mark; `null` where the leaf alone says it: nothing fits, or the person is done with the paper. */
export function topicChip({ mark, suggestion, isSaving, problem }: PaperView): TopicChip | null {
  if (problem || isSaving || mark.state === 'filing') return null;
  if (mark.state === 'filed')
    return mark.path.length > 0 ? { path: mark.path, colour: mark.colour, look: 'saved' } : null;
  if (mark.seen || !suggestion) return null;
  const { path, confidence, colour, choices } = suggestion;
  if (path.length > 0) return { path, colour, look: matchOf(confidence) === 'strong' ? 'likely' : 'unsure' };
  const [first] = choices.topics;
  // Where a new topic is offered, none that there is fits.
  if (!first || choices.newTopic || matchOf(first.confidence) === 'weak') return null;
  return { path: first.path, colour: first.colour, look: 'unsure' };
}
