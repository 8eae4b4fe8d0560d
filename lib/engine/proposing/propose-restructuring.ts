import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { GroupProposal, MergeProposal, SplitProposal } from '@/lib/domain/proposals/proposal';
import { bestPartition } from '@/lib/engine/clustering/best-partition';
import { type Granularity, granularitySettings } from '@/lib/engine/clustering/granularity';
import { discriminativeTerms } from '@/lib/engine/naming/discriminative-terms';
import { nameTopics } from '@/lib/engine/naming/name-topics';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { topicStatistics } from '@/lib/engine/state/topic-statistics';
import { dot, unit } from '@/lib/vectors/float-vectors';
import { namedText, namingContext } from './propose-new-topics';

/** A topic is considered for a split if it has this many times the papers that a new topic needs. */
const SPLIT_FROM = 4;
/** Topics with more papers are judged by an even sample of this size. */
const SPLIT_SAMPLE = 600;
/**
 * Two topics are separate if this share of their papers is nearer to their own topic; of two random halves of one
 * topic, half would be.
 */
const TOLD_APART = 0.6;
/** Minimum number of papers in each topic of a merge, so that the share is meaningful. */
const MERGE_FROM = 4;
/** Number of siblings from which an intermediate level is proposed. */
const WIDE = 12;

/** Proposes to split topics whose papers fall into clearly separate parts. */
export function proposeSplits(
  state: LibraryState,
  granularity: Granularity,
  reference: ReferenceTopics | null,
): SplitProposal[] {
  const smallest = granularitySettings[granularity].papers;
  return unlocked(state).flatMap((topicId) => {
    const { members } = state.branch(topicId);
    if (members.length < SPLIT_FROM * smallest) return [];
    const step = Math.max(1, members.length / SPLIT_SAMPLE);
    const sample = [...members]
      .sort((a, b) => a - b)
      .filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
    const { groups, clearness } = bestPartition(
      sample.map((row) => state.papers.vector(row)),
      { smallest, most: 5 },
    );
    if (groups.length < 2) return [];
    const parts = groups.map((group) => group.map((i) => sample[i] as number));
    const names = nameTopics(
      parts.map((rows) => rows.map((row) => namedText(state, row))),
      namingContext(state, reference),
    );
    return {
      type: 'split-topic',
      topicId,
      parts: parts.map((rows, i) => ({ name: names[i] as string, papers: idsOf(state, rows) })),
      strength: clearness,
      words: parts.flatMap((rows) => discriminativeTerms(state, rows, 2)),
    };
  });
}

/** Proposes to merge sibling leaves whose papers are too alike to separate. */
export function proposeMerges(state: LibraryState): MergeProposal[] {
  const proposals: MergeProposal[] = [];
  for (const siblings of state.tree.children.values()) {
    const leaves = siblings.filter(
      (id) =>
        !state.tree.locked.has(id) &&
        !state.tree.children.has(id) &&
        state.branch(id).members.length >= MERGE_FROM,
    );
    for (const [a, b] of nearestPairs(state, leaves)) {
      const apart = toldApart(state, a, b);
      if (apart >= TOLD_APART) continue;
      const [into, from] = state.branch(a).members.length >= state.branch(b).members.length ? [a, b] : [b, a];
      const rows = state.branch(from).members;
      proposals.push({
        type: 'merge-topics',
        into,
        from,
        papers: idsOf(state, rows),
        strength: Math.min(1, 2 * (1 - apart)),
        words: discriminativeTerms(state, [...rows, ...state.branch(into).members], 5),
      });
    }
  }
  return proposals;
}

/** Proposes an intermediate level where many siblings fall into groups. */
export function proposeLevels(state: LibraryState, reference: ReferenceTopics | null): GroupProposal[] {
  const statistics = topicStatistics(state);
  const { dimensions } = state;
  return [...state.tree.children].flatMap(([parentId, siblings]): GroupProposal[] => {
    const open = siblings.filter((id) => !state.tree.locked.has(id));
    if (open.length < WIDE || (parentId !== null && state.tree.locked.has(parentId))) return [];
    const rows = open.map((id) => statistics.topics.indexOf(id));
    const { groups, clearness } = bestPartition(
      rows.map((row) => statistics.prototypes.subarray(row * dimensions, (row + 1) * dimensions)),
      { smallest: 2, most: Math.ceil(open.length / 2) },
    );
    if (groups.length < 2) return [];
    const members = groups.map((group) => group.flatMap((i) => state.branch(open[i] as TopicId).members));
    const names = nameTopics(
      members.map((papers) => papers.map((row) => namedText(state, row))),
      namingContext(state, reference),
    );
    return groups.map((group, i) => ({
      type: 'group-topics',
      name: names[i] as string,
      parentId,
      topicIds: group.map((at) => open[at] as TopicId),
      strength: clearness,
      words: discriminativeTerms(state, members[i] as number[], 5),
    }));
  });
}

/** Pairs each topic with the topic whose mean is nearest. Each pair appears once. */
function nearestPairs(state: LibraryState, topics: TopicId[]): [TopicId, TopicId][] {
  const means = topics.map((id) => unit(state.branch(id).sum, state.dimensions));
  const pairs = new Map<string, [TopicId, TopicId]>();
  topics.forEach((id, i) => {
    let nearest = -1;
    let most = Number.NEGATIVE_INFINITY;
    means.forEach((other, j) => {
      const similarity = dot(means[i] as Float32Array, 0, other, 0, state.dimensions);
      if (j !== i && similarity > most) [nearest, most] = [j, similarity];
    });
    const other = topics[nearest];
    if (other !== undefined) pairs.set([id, other].sort().join(), [id, other]);
  });
  return [...pairs.values()];
}

function unlocked(state: LibraryState): TopicId[] {
  return state.tree.order.filter((id) => !state.tree.locked.has(id));
}

function idsOf(state: LibraryState, rows: number[]): PaperId[] {
  return rows.flatMap((row) => state.papers.rows[row]?.id ?? []).sort();
}

/**
 * Share of papers that are nearer to the mean of their own topic, computed without the paper itself, than to the
 * mean of the other topic; averaged over both topics.
 */
function toldApart(state: LibraryState, a: TopicId, b: TopicId): number {
  const { dimensions, papers } = state;
  const [sumA, sumB] = [state.branch(a).sum, state.branch(b).sum];
  const [meanA, meanB] = [unit(sumA, dimensions), unit(sumB, dimensions)];
  const right = (rows: number[], sum: Float64Array, other: Float32Array) =>
    rows.filter((row) => {
      const vector = papers.vector(row);
      const rest = unit(
        sum.map((x, i) => x - (vector[i] as number)),
        dimensions,
      );
      return dot(vector, 0, rest, 0, dimensions) > dot(vector, 0, other, 0, dimensions);
    }).length;
  const [ofA, ofB] = [state.branch(a).members, state.branch(b).members];
  return (right(ofA, sumA, meanB) / ofA.length + right(ofB, sumB, meanA) / ofB.length) / 2;
}
