import type { TopicId } from '@/lib/domain/ids';
import { addScaled, norm, writeUnit } from '@/lib/engine/vector';
import type { Branch } from './branch';
import type { LibraryState } from './library-state';

/** Taking off the whole mean would leave a library of one topic nothing to be alike by. */
const MEAN_SHARE = 0.8;

/** The tree as blocks of numbers, a row a topic, parents before children: what placing reads. */
export interface TopicStatistics {
  topics: TopicId[];
  branches: Branch[];
  /** Rows of the topics that may take papers. */
  unlocked: number[];
  /** Row of the parent, or -1. */
  parent: Int32Array;
  /** Papers right under the topic, and under it or below. */
  own: Int32Array;
  subtree: Int32Array;
  /** Nodes above it. */
  depth: Int32Array;
  /** Rows of `dimensions` numbers at length 1, or zeros: of the topic's name, and of all names on its path. */
  names: Float32Array;
  paths: Float32Array;
  /** Mean of the own papers, with the path's names as one paper more: an empty topic is its name. */
  prototypes: Float32Array;
  /** The same, with most of the library's mean taken off: what is left tells topics of one field apart. */
  centredPrototypes: Float32Array;
  /** `MEAN_SHARE` of the mean of all papers that stand in a topic. */
  mean: Float32Array;
  /** Mean of all papers under the topic or below. */
  subtreeCentroids: Float32Array;
  /** How alike the own papers are: length of the mean of their vectors, 0 to 1. */
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
