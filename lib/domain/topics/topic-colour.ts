import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { type Topic, type TopicColour, topicColours } from './topic';
import { selfAndAncestors } from './walk-tree';

/**
 * The default colours of all top-level topics: as different as the palette allows, and the same in panel and pages.
 * Each topic gets the colour that the hash of its id selects, or the next of the least used colours. Ids are in the
 * order of creation, so a new topic does not change the colours of others.
 */
export function defaultColours(topics: Iterable<Topic>): Map<TopicId, TopicColour> {
  const all = [...topics];
  const known = new Set(all.map(({ id }) => id));
  const roots = all.filter(({ parentId }) => parentId === null || !known.has(parentId));
  const uses = new Map(topicColours.map((colour) => [colour, 0]));
  const usual = new Map<TopicId, TopicColour>();
  for (const { id } of roots.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const fewest = Math.min(...uses.values());
    const first = hashOf(id) % topicColours.length;
    const inRotation = [...topicColours.slice(first), ...topicColours.slice(0, first)];
    const colour = inRotation.find((each) => uses.get(each) === fewest) ?? 'green';
    uses.set(colour, fewest + 1);
    usual.set(id, colour);
  }
  return usual;
}

const computed = new WeakMap<ReadonlyMap<TopicId, Topic>, Map<TopicId, TopicColour>>();

/**
 * The topic's colour: its own, that of the nearest topic above it that has one, or the default colour of its top-level
 * topic. `null` for Unsorted and unknown topics.
 * @param topics All topics; the map must not change after the first call with it.
 */
export function topicColour(place: Place, topics: ReadonlyMap<TopicId, Topic>): TopicColour | null {
  if (place === UNSORTED) return null;
  const ids = selfAndAncestors(place as TopicId, (id) => topics.get(id)?.parentId);
  const lineage = [...ids].flatMap((id) => topics.get(id) ?? []);
  const given = lineage.find(({ colour }) => colour)?.colour;
  if (given) return given;
  const usual = computed.get(topics) ?? defaultColours(topics.values());
  computed.set(topics, usual);
  const top = lineage.at(-1);
  return (top && usual.get(top.id)) ?? null;
}

function hashOf(id: string): number {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}
