import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { selfAndAncestors } from './ancestors';
import { type Topic, type TopicColour, topicColours } from './topic';

/** The colour of a top-level topic to which nobody gave one: the same in panel and pages, as long as its name is. */
export function usualColour(name: string): TopicColour {
  let hash = 0;
  for (const letter of name.toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return topicColours[hash % topicColours.length] ?? 'green';
}

/** The topic's colour: its own, or that of the nearest topic above it that has one; `null` for Unsorted. */
export function topicColour(place: Place, topics: ReadonlyMap<TopicId, Topic>): TopicColour | null {
  if (place === UNSORTED) return null;
  const ids = selfAndAncestors(place as TopicId, (id) => topics.get(id)?.parentId);
  const lineage = [...ids].flatMap((id) => topics.get(id) ?? []);
  const top = lineage.at(-1);
  return lineage.find(({ colour }) => colour)?.colour ?? (top ? usualColour(top.name) : null);
}
