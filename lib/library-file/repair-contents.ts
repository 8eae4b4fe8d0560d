import type { PaperId, TopicId } from '@/lib/domain/ids';
import { UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import { namesTopicTwice, withoutFlaws } from '@/lib/domain/placements/placement-flaws';
import type { Topic } from '@/lib/domain/topics/topic';

/** Reports a record that does not fit the others, and whether it was left out or changed. */
export type OnRepaired = (record: object, become: 'left-out' | 'changed') => void;

/**
 * Makes library contents consistent: each record occurs once, each paper has one placement, no topic is below itself or
 * a missing topic, and no placement or rule refers to a missing topic. The engine's notes in a placement (`ranked`,
 * `rejected`, the nearest papers) may refer to deleted records, as in any library. Consistent contents stay unchanged.
 */
export function repairContents(library: LibraryContents, tell: OnRepaired): LibraryContents {
  const papers = repairPapers(library.papers, tell);
  const topics = repairTopics(
    once(library.topics, ({ id }) => id, tell),
    tell,
  );
  const topicIds = new Set(topics.map(({ id }) => id));
  const placements = repairPlacements(library.placements, papers, topicIds, tell);
  const rules = once(library.rules, ({ id }) => id, tell).filter((rule) => {
    const isKept = topicIds.has(rule.topicId);
    if (!isKept) tell(rule, 'left-out');
    return isKept;
  });
  const declinedProposals = once(library.declinedProposals, ({ id }) => id, tell);
  return { papers, topics, placements, rules, declinedProposals };
}

/** The first record of each key. */
function once<Value extends object>(
  records: Value[],
  keyOf: (record: Value) => string,
  tell: OnRepaired,
): Value[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = keyOf(record);
    const isFirst = !seen.has(key);
    if (!isFirst) tell(record, 'left-out');
    seen.add(key);
    return isFirst;
  });
}

/** Keeps each name and citation key only at the first paper that has it. */
function repairPapers(papers: Paper[], tell: OnRepaired): Paper[] {
  const ids = new Set<string>(papers.map(({ id }) => id));
  const names = new Set<PaperId>();
  const keys = new Set<string>();
  return papers.flatMap((paper) => {
    if (names.has(paper.id)) {
      tell(paper, 'left-out');
      return [];
    }
    const free = paper.aliases.filter((name) => name === paper.id || (!names.has(name) && !ids.has(name)));
    const aliases = [...new Set(free.includes(paper.id) ? free : [paper.id, ...free])];
    for (const name of aliases) names.add(name);
    const { citationKey, ...rest } = paper;
    const hasOwnKey = citationKey === undefined || !keys.has(citationKey);
    if (citationKey !== undefined) keys.add(citationKey);
    const isWhole = aliases.length === paper.aliases.length && hasOwnKey;
    if (isWhole) return [paper];
    tell(paper, 'changed');
    return [{ ...(hasOwnKey ? paper : rest), aliases }];
  });
}

/** Moves a topic whose parent is missing, or that is below itself, to the top level. */
function repairTopics(topics: Topic[], tell: OnRepaired): Topic[] {
  const parents = new Map(topics.map(({ id, parentId }) => [id, parentId]));
  const reachesTop = new Set<TopicId>();
  return topics.map((topic) => {
    const path = new Set<TopicId>();
    let at: TopicId | null | undefined = topic.id;
    while (at && !reachesTop.has(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at);
    }
    const isBelowItself = at === topic.id && path.size > 0 && !reachesTop.has(topic.id);
    const hasParent = topic.parentId === null || parents.has(topic.parentId);
    if (hasParent && !isBelowItself) {
      if (at === null || (at && reachesTop.has(at))) for (const id of path) reachesTop.add(id);
      return topic;
    }
    tell(topic, 'changed');
    parents.set(topic.id, null);
    reachesTop.add(topic.id);
    return { ...topic, parentId: null };
  });
}

function repairPlacements(
  placements: Placement[],
  papers: Paper[],
  topics: ReadonlySet<TopicId>,
  tell: OnRepaired,
): Placement[] {
  const ids = new Set(papers.map(({ id }) => id));
  const repaired = once(placements, ({ paperId }) => paperId, tell).flatMap((placement) => {
    if (!ids.has(placement.paperId)) {
      tell(placement, 'left-out');
      return [];
    }
    const { topicId } = placement;
    const isThere = topicId === UNSORTED || topics.has(topicId);
    const also = placement.also.filter((id) => topics.has(id));
    if (isThere && also.length === placement.also.length && !namesTopicTwice(placement)) return [placement];
    tell(placement, 'changed');
    return [
      isThere
        ? withoutFlaws({ ...placement, also })
        : { ...unplaced(placement.paperId, placement.at), rejected: placement.rejected },
    ];
  });
  const placed = new Set(repaired.map(({ paperId }) => paperId));
  const missing = papers.filter(({ id }) => !placed.has(id));
  for (const paper of missing) tell(paper, 'changed');
  return [...repaired, ...missing.map(({ id, savedAt }) => unplaced(id, savedAt))];
}
