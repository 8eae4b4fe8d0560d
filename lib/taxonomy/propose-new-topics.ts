import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { NewTopicProposal } from '@/lib/domain/proposal';
import { type Granularity, grains, likenessWanted } from './granularity';
import { kindredGroups } from './kindred-groups';
import { isUnsorted, type LibraryState } from './library-state';
import { type NamingContext, nameTopics } from './name-topics';
import { rankTopics } from './place-paper';
import { tellingWords } from './telling-words';
import { treeSummary } from './tree-summary';
import { addScaled, dot, unit } from './vector';

/** Unsorted papers that are looked at, newest rows first: clustering takes the square of their number. */
const MOST_PAPERS = 800;
/** Filed papers that a new name is contrasted with. */
const CONTRASTED = 400;
/** Papers of a group that vote on its parent. */
const VOTERS = 20;
/** How much more alike, in cosine, a filed paper must be to the group than to the rest of its topic. */
const DRAWN_BY = 0.05;
/** A branch takes the new topic where this share of the votes lies in it: the deepest such branch. */
const PARENT_SHARE = 0.5;

/** Topics that the papers in Unsorted agree on, each with the place in the tree where it belongs. */
export function proposeNewTopics(state: LibraryState, granularity: Granularity): NewTopicProposal[] {
  const { papers, dimensions } = state;
  const pool = papers.rows.flatMap((_, row) => (isUnsorted(state, row) ? [row] : [])).slice(-MOST_PAPERS);
  const vectors = new Float32Array(pool.length * dimensions);
  pool.forEach((row, i) => {
    vectors.set(papers.vector(row), i * dimensions);
  });
  const wanted = likenessWanted(state, granularity);
  const { papers: enough } = grains[granularity];
  const groups = kindredGroups(vectors, dimensions, { likeness: wanted, size: Math.ceil(enough / 2) })
    .map(({ members, likeness }) => ({ likeness, rows: members.map((i) => pool[i] as number) }))
    .map(({ rows, likeness }) => ({ likeness, rows: [...rows, ...drawnFromTopics(state, rows)] }))
    .filter(({ rows }) => rows.length >= enough);
  const rowsOf = groups.map(({ rows }) => rows);
  const names = nameTopics(
    rowsOf.map((rows) => rows.map((row) => titleOf(state, row))),
    namingContext(state),
  );
  return groups.map(({ likeness }, i) => {
    const rows = rowsOf[i] as number[];
    return {
      type: 'new-topic',
      name: names[i] as string,
      parentId: parentFor(state, rows),
      papers: rows.map((row) => papers.rows[row]?.id as PaperId),
      strength: likeness * (1 - 1 / rows.length),
      words: tellingWords(state, rows, 5),
    };
  });
}

/**
 * Papers that the program filed and that are more like this group than like their topic: they fitted poorly, for
 * want of the topic that is proposed. What a person filed stays.
 */
function drawnFromTopics(state: LibraryState, group: number[]): number[] {
  const { papers, dimensions, tree } = state;
  const sum = new Float64Array(dimensions);
  for (const row of group) addScaled(sum, 0, papers.vector(row), 0, dimensions, 1);
  const mean = unit(sum, dimensions);
  return tree.order
    .filter((id) => !tree.locked.has(id))
    .flatMap((id) => {
      const branch = state.branch(id);
      const loose = branch.members.filter((row) => papers.rows[row]?.pinned === false);
      return loose.filter((row) => {
        const vector = papers.vector(row);
        const rest = unit(
          branch.sum.map((x, i) => x - (vector[i] as number)),
          dimensions,
        );
        return dot(vector, 0, mean, 0, dimensions) > dot(vector, 0, rest, 0, dimensions) + DRAWN_BY;
      });
    });
}

/** A paper as `nameTopics` reads it: the engine keeps no abstracts. */
export function titleOf(state: LibraryState, row: number): { title: string; abstract: string } {
  return { title: state.papers.rows[row]?.title ?? '', abstract: '' };
}

/** Papers that were filed, evenly picked, and the names that the tree has. */
export function namingContext(state: LibraryState): NamingContext {
  const filed = state.papers.rows.flatMap((paper, row) => (paper && !isUnsorted(state, row) ? [row] : []));
  const step = Math.max(1, Math.floor(filed.length / CONTRASTED));
  return {
    elsewhere: filed.filter((_, i) => i % step === 0).map((row) => titleOf(state, row)),
    avoid: state.tree.order.flatMap((id) => state.branch(id).topic?.name ?? []),
  };
}

/**
 * Where a new topic belongs: down from the root, as long as one branch draws most of what its papers would have
 * been given to (compare HEF, Wang et al. 2022: the level is chosen with the parent). A leaf is no parent.
 */
function parentFor(state: LibraryState, rows: number[]): TopicId | null {
  const summary = treeSummary(state);
  const shares = new Float64Array(summary.topics.length);
  const voters = rows.slice(0, VOTERS);
  for (const row of voters) {
    const paper = state.papers.rows[row];
    if (!paper) continue;
    const query = { vector: state.papers.vector(row), words: paper.words };
    for (const { row: topic, chance } of rankTopics(state, query, new Set(paper.rejected)).chances)
      for (let at = topic; at >= 0; at = summary.parent[at] as number)
        shares[at] = (shares[at] as number) + chance / voters.length;
  }
  let parent: TopicId | null = null;
  for (;;) {
    const children: TopicId[] = state.tree.children.get(parent) ?? [];
    const next = children.find((id) => {
      const inner = (state.tree.children.get(id) ?? []).length > 0;
      return (
        inner && !state.tree.locked.has(id) && (shares[summary.topics.indexOf(id)] as number) >= PARENT_SHARE
      );
    });
    if (next === undefined) return parent;
    parent = next;
  }
}
