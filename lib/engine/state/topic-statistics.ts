import type { TopicId } from '@/lib/domain/ids';
import { addScaled, norm, writeUnit } from '@/lib/vectors/float-vectors';
import type { LibraryState } from './library-state';
import type { TopicSums } from './topic-sums';

/**
 * Share of the library's mean that is subtracted. Subtracting all of it would leave nothing to compare in a library
 * of one topic.
 */
const MEAN_SHARE = 0.8;

/** The tree as blocks of numbers, as placing reads it: one row per topic, parents before children. */
export interface TopicStatistics {
  topics: TopicId[];
  branches: TopicSums[];
  /** Rows of the topics that may take papers. */
  unlocked: number[];
  /** Row of the parent, or -1. */
  parent: Int32Array;
  /** Number of papers directly in the topic (`own`), and in it or below it (`subtree`). */
  own: Int32Array;
  subtree: Int32Array;
  /** Number of topics above it. */
  depth: Int32Array;
  /** Unit vectors, or zeros, as rows of `dimensions` numbers: of the topic's name, and of all names on its path. */
  names: Float32Array;
  paths: Float32Array;
  /**
   * Mean of the topic's own papers and its path's vector, which counts as one more paper. An empty topic has its
   * path's vector.
   */
  prototypes: Float32Array;
  /** The same after subtracting most of the library's mean; the remainder distinguishes topics of one field. */
  centredPrototypes: Float32Array;
  /** `MEAN_SHARE` times the mean of all papers that are in a topic. */
  mean: Float32Array;
  /** Mean of all papers in the topic or below it. */
  subtreeCentroids: Float32Array;
  /** How alike the topic's own papers are: the length of the mean of their vectors, 0 to 1. */
  cohesion: Float64Array;
}

/** Statistics by the version of the state they were computed from. */
const kept = new WeakMap<object, TopicStatistics>();

/** The statistics of the present state, computed once after each change. */
export function topicStatistics(state: LibraryState): TopicStatistics {
  const known = kept.get(state.version);
  if (known) return known;
  const statistics = computeStatistics(state);
  kept.set(state.version, statistics);
  return statistics;
}

function computeStatistics(state: LibraryState): TopicStatistics {
  const { dimensions, tree } = state;
  const topics = tree.order;
  const count = topics.length;
  const rowOf = new Map(topics.map((id, row) => [id, row]));
  const statistics: TopicStatistics = {
    topics,
    branches: topics.map((id) => state.branch(id)),
    unlocked: topics.flatMap((id, row) => (tree.locked.has(id) ? [] : [row])),
    parent: new Int32Array(count),
    own: new Int32Array(count),
    subtree: new Int32Array(count),
    depth: new Int32Array(count),
    names: new Float32Array(count * dimensions),
    paths: new Float32Array(count * dimensions),
    prototypes: new Float32Array(count * dimensions),
    centredPrototypes: new Float32Array(count * dimensions),
    mean: libraryMean(state),
    subtreeCentroids: new Float32Array(count * dimensions),
    cohesion: new Float64Array(count),
  };
  const pathSums = new Float64Array(count * dimensions);
  const sums = new Float64Array(count * dimensions);
  const prototype = new Float64Array(dimensions);
  topics.forEach((id, at) => {
    const { members, sum, nameVector } = state.branch(id);
    const start = at * dimensions;
    const above = tree.parent.get(id) ?? null;
    const parent = above === null ? -1 : (rowOf.get(above) ?? -1);
    statistics.parent[at] = parent;
    statistics.depth[at] = parent < 0 ? 0 : (statistics.depth[parent] as number) + 1;
    statistics.own[at] = members.length;
    if (parent >= 0) pathSums.copyWithin(start, parent * dimensions, (parent + 1) * dimensions);
    if (nameVector) {
      statistics.names.set(nameVector, start);
      addScaled(pathSums, start, nameVector, 0, dimensions, 1);
    }
    writeUnit(pathSums, start, statistics.paths, start, dimensions);
    prototype.set(sum);
    addScaled(prototype, 0, statistics.paths, start, dimensions, 1);
    writeUnit(prototype, 0, statistics.prototypes, start, dimensions);
    addScaled(prototype, 0, statistics.mean, 0, dimensions, -(members.length + 1));
    writeUnit(prototype, 0, statistics.centredPrototypes, start, dimensions);
    statistics.cohesion[at] = members.length > 0 ? norm(sum) / members.length : 0;
    sums.set(sum, start);
  });
  for (let at = count - 1; at >= 0; at--) {
    const parent = statistics.parent[at] as number;
    statistics.subtree[at] = (statistics.subtree[at] as number) + (statistics.own[at] as number);
    writeUnit(sums, at * dimensions, statistics.subtreeCentroids, at * dimensions, dimensions);
    if (parent < 0) continue;
    statistics.subtree[parent] = (statistics.subtree[parent] as number) + (statistics.subtree[at] as number);
    addScaled(sums, parent * dimensions, sums, at * dimensions, dimensions, 1);
  }
  return statistics;
}

function libraryMean(state: LibraryState): Float32Array {
  const sum = new Float64Array(state.dimensions);
  let count = 0;
  for (const id of state.tree.order) {
    const branch = state.branch(id);
    addScaled(sum, 0, branch.sum, 0, state.dimensions, 1);
    count += branch.members.length;
  }
  return Float32Array.from(sum, (x) => (MEAN_SHARE * x) / Math.max(1, count));
}
