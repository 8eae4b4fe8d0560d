import type { TopicId } from '@/lib/domain/ids';
import type { LibraryState } from './library-state';
import { addScaled, unit } from './vector';

/** The tree as blocks of numbers, a row a topic, parents before children: what placing reads. */
export interface TreeSummary {
  topics: TopicId[];
  /** Row of the parent, or -1. */
  parent: Int32Array;
  /** Papers right under the topic, and under it or below. */
  own: Int32Array;
  subtree: Int32Array;
  /** Rows of `dimensions` numbers at length 1, or zeros: mean of the own papers, of all below, and the name. */
  centroids: Float32Array;
  subtreeCentroids: Float32Array;
  names: Float32Array;
}

const kept = new WeakMap<LibraryState, { revision: number; summary: TreeSummary }>();

/** The summary of the state as it is, computed once after each event. */
export function treeSummary(state: LibraryState): TreeSummary {
  const known = kept.get(state);
  if (known?.revision === state.revision) return known.summary;
  const summary = summarise(state);
  kept.set(state, { revision: state.revision, summary });
  return summary;
}

function summarise(state: LibraryState): TreeSummary {
  const { dimensions, tree } = state;
  const topics = tree.order;
  const rowOf = new Map(topics.map((id, row) => [id, row]));
  const sums = new Float64Array(topics.length * dimensions);
  const summary: TreeSummary = {
    topics,
    parent: new Int32Array(topics.length),
    own: new Int32Array(topics.length),
    subtree: new Int32Array(topics.length),
    centroids: new Float32Array(topics.length * dimensions),
    subtreeCentroids: new Float32Array(topics.length * dimensions),
    names: new Float32Array(topics.length * dimensions),
  };
  for (let row = topics.length - 1; row >= 0; row--) {
    const id = topics[row] as TopicId;
    const branch = state.branch(id);
    const above = tree.parent.get(id) ?? null;
    const parent = above === null ? -1 : (rowOf.get(above) ?? -1);
    summary.parent[row] = parent;
    summary.own[row] = branch.members.length;
    summary.subtree[row] = (summary.subtree[row] as number) + branch.members.length;
    const start = row * dimensions;
    addScaled(sums, start, branch.sum, 0, dimensions, 1);
    summary.centroids.set(unit(branch.sum, dimensions), start);
    summary.subtreeCentroids.set(unit(sums.subarray(start, start + dimensions), dimensions), start);
    if (branch.nameVector) summary.names.set(branch.nameVector, start);
    if (parent >= 0) {
      summary.subtree[parent] = (summary.subtree[parent] as number) + (summary.subtree[row] as number);
      addScaled(sums, parent * dimensions, sums, start, dimensions, 1);
    }
  }
  return summary;
}
