import type { TopicId } from '@/lib/domain/ids';
import type { Choices } from '@/lib/domain/placements/placement';
import type { FiledPaper, Placed } from '@/lib/engine/inputs-and-results';
import { nameForPaper } from '@/lib/engine/naming/name-for-paper';
import { nameKey } from '@/lib/engine/naming/name-topics';
import { referenceNames } from '@/lib/engine/naming/names-from-reference';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { wordsOf } from '@/lib/engine/text/split-into-words';
import { unit } from '@/lib/vectors/float-vectors';
import { likelyParents } from './parent-of-new-topic';
import { nearestPapers } from './similar-papers';

/** Number of topics that are offered: the right one is among three for 84 papers in 100, among five for few more. */
const OFFERED = 3;
/**
 * The open-set probability from which a new topic is offered. On 11 reporting lists, 0.15, 0.08 and 0.05 offered
 * one for 0.74, 0.86 and 0.92 of the papers that opened a heading, under the right parent for 0.44, 0.51 and 0.54,
 * and for 0.17, 0.29 and 0.41 of the other papers.
 */
const OFFER_NEW_FROM = 0.08;
/** Number of similar papers whose titles are searched for phrases that they share with the paper. */
const NEIGHBOURS = 40;

/**
 * What a person can choose for a paper with one act; `placed` is the result of `placePaper`.
 * @param reference Names the new topic. If no topic of it fits, or if it is `null`, a name is mined from titles.
 */
export function offeredTopics(
  state: LibraryState,
  paper: FiledPaper,
  placed: Placed,
  reference: ReferenceTopics | null,
): Choices {
  const topics = placed.ranked.slice(0, OFFERED);
  if (placed.rule || placed.openSetProbability < OFFER_NEW_FROM) return { topics, newTopic: null };
  const likeliestParent = likelyParents(state, placed.ranked, placed.openSetProbability)[0]?.parentId ?? null;
  return {
    topics,
    newTopic: newTopicByReference(state, paper, likeliestParent, reference) ?? {
      name: minedName(state, paper),
      parentId: likeliestParent,
    },
  };
}

/**
 * A new topic named by the reference. Its parent is the topic of the tree that has the name of a topic above it in
 * the reference, or else the likeliest parent. `null` if the reference has no topic for the paper that the tree
 * lacks.
 */
function newTopicByReference(
  state: LibraryState,
  paper: FiledPaper,
  likeliestParent: TopicId | null,
  reference: ReferenceTopics | null,
): Choices['newTopic'] {
  if (!reference) return null;
  const named = new Map(
    state.tree.order.map((id) => [nameKey(wordsOf(state.branch(id).topic?.name ?? '')), id]),
  );
  const topicOf = (name = '') => named.get(nameKey(wordsOf(name)));
  const missing = referenceNames(reference, [[paper]]).find(
    ({ name, fit }) => fit === 'sure' && topicOf(name) === undefined,
  );
  if (!missing) return null;
  const [parentId = likeliestParent] = reference
    .above(missing.row)
    .flatMap((row) => topicOf(reference.topics[row]?.name) ?? [])
    .filter((id) => !state.tree.locked.has(id));
  return { name: missing.name, parentId };
}

function minedName(state: LibraryState, paper: FiledPaper): string | null {
  const vector = unit(paper.vector, state.dimensions);
  const near = nearestPapers(state, vector, NEIGHBOURS, paper.id).flatMap(
    ({ paperId }) => state.papers.rows[state.papers.find(paperId)]?.title ?? [],
  );
  const taken = state.tree.order.flatMap((id) => state.branch(id).topic?.name ?? []);
  return nameForPaper(paper, near, taken);
}
