import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { NewTopicProposal } from '@/lib/domain/proposals/proposal';
import { cohesiveClusters } from '@/lib/engine/clustering/cohesive-clusters';
import {
  type Granularity,
  granularitySettings,
  similarityThreshold,
} from '@/lib/engine/clustering/granularity';
import { discriminativeTerms } from '@/lib/engine/naming/discriminative-terms';
import { type NamedText, type NamingContext, nameTopics } from '@/lib/engine/naming/name-topics';
import { rankTopics } from '@/lib/engine/placing/rank-topics';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { isUnsorted, type LibraryState } from '@/lib/engine/state/library-state';
import { topicStatistics } from '@/lib/engine/state/topic-statistics';
import { addScaled, dot } from '@/lib/vectors/float-vectors';

/**
 * Maximum number of papers that are clustered, Unsorted ones first, then the newest rows: clustering takes time
 * proportional to the square of their number.
 */
const MOST_PAPERS = 800;
/**
 * How much higher a group's mean pairwise cosine must be than the mean cosine of its papers to those of any one
 * topic. Of the 244 hidden headings of the 38 lists of up to 520 papers, 0.08, 0.06 and 0.05 found 120, 136 and
 * 138, with 305, 323 and 330 proposals, of which 0.68, 0.63 and 0.62 were mostly of one heading. Proposing the
 * largest groups that were 0.1 apart, instead of the best groups, found 112 with 256 proposals, 0.73 of them mostly
 * of one heading.
 */
const APART = 0.06;
/** Number of filed papers that a new name is contrasted with. */
const CONTRASTED = 400;
/** Number of papers of a group that vote on its parent. */
const VOTERS = 20;
/** The new topic goes into the deepest branch that gets at least this share of the votes. */
const PARENT_SHARE = 0.5;

/**
 * Proposes topics for groups of papers that no person filed, each with its place in the tree. Papers that the
 * program filed count like those in Unsorted: without the right topic, they were filed in the next best one.
 */
export function proposeNewTopics(
  state: LibraryState,
  granularity: Granularity,
  reference: ReferenceTopics | null,
): NewTopicProposal[] {
  const { papers, dimensions } = state;
  const pool = papersToGroup(state);
  const vectors = new Float32Array(pool.length * dimensions);
  pool.forEach((row, i) => {
    vectors.set(papers.vector(row), i * dimensions);
  });
  const topics = establishedTopics(state);
  const groups = cohesiveClusters(vectors, dimensions, {
    similarity: similarityThreshold(state, granularity),
    size: granularitySettings[granularity].papers,
    fits: (members, similarity) => {
      const rows = members.map((i) => pool[i] as number);
      return similarity >= APART + similarityToTopics(state, rows, topics);
    },
  }).map(({ members, similarity }) => ({ similarity, rows: members.map((i) => pool[i] as number) }));
  const rowsOf = groups.map(({ rows }) => rows);
  const names = nameTopics(
    rowsOf.map((rows) => rows.map((row) => namedText(state, row))),
    namingContext(state, reference),
  );
  return groups.map(({ similarity }, i) => {
    const rows = rowsOf[i] as number[];
    return {
      type: 'new-topic',
      name: names[i] as string,
      parentId: parentFor(state, rows),
      papers: rows.map((row) => papers.rows[row]?.id as PaperId),
      strength: similarity * (1 - 1 / rows.length),
      words: discriminativeTerms(state, rows, 5),
    };
  });
}

/** Papers in Unsorted, and papers that the program filed outside locked branches. */
function papersToGroup(state: LibraryState): number[] {
  const unsorted: number[] = [];
  const loose: number[] = [];
  state.papers.rows.forEach((paper, row) => {
    if (!paper) return;
    if (isUnsorted(state, row)) unsorted.push(row);
    else if (!paper.pinned && !state.tree.locked.has(paper.place as TopicId)) loose.push(row);
  });
  const free = Math.max(0, MOST_PAPERS - unsorted.length);
  return [...unsorted.slice(-MOST_PAPERS), ...(free > 0 ? loose.slice(-free) : [])];
}

interface EstablishedTopic {
  /** Sum of the unit vectors of its papers. */
  sum: Float32Array;
  count: number;
}

/** Each topic, represented by the papers that a person placed in it, or by all its papers if a person placed none. */
function establishedTopics(state: LibraryState): EstablishedTopic[] {
  const { tree, papers, dimensions } = state;
  return tree.order.flatMap((id) => {
    const { members } = state.branch(id);
    const placed = members.filter((row) => papers.rows[row]?.pinned);
    const rows = placed.length > 0 ? placed : members;
    if (rows.length === 0) return [];
    const sum = new Float64Array(dimensions);
    for (const row of rows) addScaled(sum, 0, papers.vectors, row * dimensions, dimensions, 1);
    return [{ sum: new Float32Array(sum), count: rows.length }];
  });
}

/** Mean cosine of the papers to those of the topic that they are most similar to; 0 if there is no topic. */
function similarityToTopics(state: LibraryState, rows: number[], topics: EstablishedTopic[]): number {
  const { dimensions, papers } = state;
  const sum = new Float64Array(dimensions);
  for (const row of rows) addScaled(sum, 0, papers.vectors, row * dimensions, dimensions, 1);
  const own = new Float32Array(sum);
  return topics.reduce(
    (most, topic) => Math.max(most, dot(own, 0, topic.sum, 0, dimensions) / (rows.length * topic.count)),
    0,
  );
}

/** A paper as `nameTopics` reads it: the engine keeps no abstracts. */
export function namedText(state: LibraryState, row: number): NamedText {
  return { title: state.papers.rows[row]?.title ?? '', abstract: '', vector: state.papers.vector(row) };
}

/** An even sample of the filed papers, and the names that the tree has. */
export function namingContext(state: LibraryState, reference: ReferenceTopics | null): NamingContext {
  const filed = state.papers.rows.flatMap((paper, row) => (paper && !isUnsorted(state, row) ? [row] : []));
  const step = Math.max(1, Math.floor(filed.length / CONTRASTED));
  return {
    elsewhere: filed.filter((_, i) => i % step === 0).map((row) => namedText(state, row)),
    reference,
    avoid: state.tree.order.flatMap((id) => state.branch(id).topic?.name ?? []),
  };
}

/**
 * Finds the parent of a new topic: descends from the root as long as one branch gets `PARENT_SHARE` of the votes of
 * its papers (compare HEF, Wang et al. 2022, which chooses the level together with the parent). A leaf is never the
 * parent.
 */
function parentFor(state: LibraryState, rows: number[]): TopicId | null {
  const statistics = topicStatistics(state);
  const shares = new Float64Array(statistics.topics.length);
  const voters = rows.slice(0, VOTERS);
  for (const row of voters) {
    const paper = state.papers.rows[row];
    if (!paper) continue;
    const query = { vector: state.papers.vector(row), words: paper.words, row };
    for (const { row: topic, probability } of rankTopics(state, query, new Set(paper.rejected)).probabilities)
      for (let at = topic; at >= 0; at = statistics.parent[at] as number)
        shares[at] = (shares[at] as number) + probability / voters.length;
  }
  let parent: TopicId | null = null;
  for (;;) {
    const children: TopicId[] = state.tree.children.get(parent) ?? [];
    const next = children.find((id) => {
      const inner = (state.tree.children.get(id) ?? []).length > 0;
      return (
        inner &&
        !state.tree.locked.has(id) &&
        (shares[statistics.topics.indexOf(id)] as number) >= PARENT_SHARE
      );
    });
    if (next === undefined) return parent;
    parent = next;
  }
}
