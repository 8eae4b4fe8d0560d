import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { type Placement, unplaced } from './placement';
import { withoutFlaws } from './placement-flaws';

/**
 * The paper's topic is deleted: it moves up to the parent, and stays pinned if it was. From a top-level topic it
 * moves to Unsorted, where it is not pinned, since nobody put it there.
 * @param at Milliseconds since 1970.
 */
export function promoteToParent(placement: Placement, parentId: TopicId | null, at: number): Placement {
  if (parentId !== null) return withoutFlaws({ ...placement, topicId: parentId, at });
  return toUnsorted({ ...placement, madeBy: 'program' }, at);
}

/** A secondary topic of the paper is deleted. */
export function dropSecondaryTopic(placement: Placement, topicId: TopicId): Placement {
  return withoutFlaws({ ...placement, also: placement.also.filter((id) => id !== topicId) });
}

/** A secondary topic of the paper is merged into another one. */
export function replaceSecondaryTopic(placement: Placement, from: TopicId, into: TopicId): Placement {
  return withoutFlaws({ ...placement, also: placement.also.map((id) => (id === from ? into : id)) });
}

/**
 * The placement without deleted topics, and without flaws. A paper whose primary topic is gone moves to Unsorted,
 * where it is not pinned, since nobody put it there.
 * @param at Milliseconds since 1970.
 */
export function repair(placement: Placement, topics: ReadonlySet<TopicId>, at: number): Placement {
  const also = placement.also.filter((id) => topics.has(id));
  const repaired = withoutFlaws({ ...placement, also });
  return isIn(topics, placement.topicId) ? repaired : toUnsorted({ ...repaired, madeBy: 'program' }, at);
}

/**
 * A placement of an imported file, without topics that do not exist here. Without its primary topic it becomes the
 * placement of a paper that the engine has not seen, with only the rejected topics kept.
 * @param now Milliseconds since 1970; the time of placements without one.
 */
export function importPlacement(placement: Placement, topics: ReadonlySet<TopicId>, now: number): Placement {
  const at = placement.at || now;
  const { paperId, rejected } = placement;
  if (!isIn(topics, placement.topicId)) return withoutFlaws({ ...unplaced(paperId, at), rejected });
  return withoutFlaws({ ...placement, also: placement.also.filter((id) => topics.has(id)), at });
}

/** The same placement under other ids of topics; ids that the map lacks stay. */
export function remapTopics(placement: Placement, ids: ReadonlyMap<TopicId, TopicId>): Placement {
  const renamed = (id: TopicId) => ids.get(id) ?? id;
  const { topicId } = placement;
  return withoutFlaws({
    ...placement,
    topicId: topicId === UNSORTED ? UNSORTED : renamed(topicId),
    also: placement.also.map(renamed),
    ranked: placement.ranked.map((ranked) => ({ ...ranked, topicId: renamed(ranked.topicId) })),
    rejected: placement.rejected.map(renamed),
  });
}

/** The placement within a branch: the first of the paper's topics that lies there is the primary one. */
export function narrowToBranch(placement: Placement, branch: ReadonlySet<TopicId>): Placement {
  const [topicId = UNSORTED, ...also] = [placement.topicId, ...placement.also].filter(
    (id): id is TopicId => id !== UNSORTED && branch.has(id),
  );
  return withoutFlaws({ ...placement, topicId, also });
}

function toUnsorted(placement: Placement, at: number): Placement {
  return withoutFlaws({ ...placement, topicId: UNSORTED, confidence: null, reason: null, at });
}

function isIn(topics: ReadonlySet<TopicId>, place: Place): boolean {
  return place === UNSORTED || topics.has(place);
}
