import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import { keyOf } from './use-shown-page';

/** Papers of a page that would go to one topic; an empty path is no topic at all. */
export interface NewForTopic {
  place: Place;
  path: TopicPath;
  colour: TopicColour | undefined;
  papers: CapturedPaper[];
}

/** Topics with most papers first, those that fit no topic last; a paper without a suggestion is in none yet. */
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
