import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import { keyOf } from './use-shown-page';

/** Papers of a page that would be filed in one topic; an empty path means no topic. */
export interface NewForTopic {
  place: Place;
  path: TopicPath;
  colour: TopicColour | undefined;
  papers: CapturedPaper[];
}

/**
 * Groups papers by suggested topic, topics with the most papers first and papers that fit no topic last. Papers without
 * a suggestion are left out.
 */
export function groupByTopic(
  papers: readonly CapturedPaper[],
  suggestions: ReadonlyMap<string, Suggestion>,
): NewForTopic[] {
  const groups = new Map<Place, NewForTopic>();
  for (const paper of papers) {
    const suggestion = suggestions.get(keyOf(paper));
    if (!suggestion) continue;
    const { topicId: place, path, colour } = suggestion;
    const group = groups.get(place);
    if (group) group.papers.push(paper);
    else groups.set(place, { place, path, colour, papers: [paper] });
  }
  const rank = ({ place, papers: { length } }: NewForTopic) => (place === UNSORTED ? 0 : length);
  return [...groups.values()].sort((a, b) => rank(b) - rank(a));
}
