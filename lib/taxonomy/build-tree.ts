import type { PaperId } from '@/lib/domain/ids';
import { cutInto, dendrogram } from './dendrogram';
import { nameTopics } from './name-topics';
import type { FiledPaper } from './types';
import { addScaled, dot, unit } from './vector';

/** A topic of a tree that is proposed as a whole. */
export interface BuiltTopic {
  name: string;
  /** Index of its parent in the same list, always smaller than its own; `null` at the top. */
  parent: number | null;
  /** Papers right under it. */
  papers: PaperId[];
}

export interface BuiltTree {
  topics: BuiltTopic[];
  /** Papers that are like no group: they wait for kindred ones. */
  unsorted: PaperId[];
}

/** No topic is made for fewer papers. */
const SMALLEST = 2;
/** Above this many topics side by side an upper level is tried. */
const WIDEST = 8;

/** Makes a whole tree of a pile of papers; the same pile in any order gives the same tree. */
export function buildTree(pile: FiledPaper[]): BuiltTree {
  const papers = [...new Map(pile.map((paper) => [paper.id, paper])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const dimensions = papers[0]?.vector.length ?? 0;
  const vectors = papers.map((paper) => unit(paper.vector, dimensions));
  const groups = bestGroups(vectors, dimensions);
  const kept = groups.filter((group) => group.length >= SMALLEST);
  const at = (indices: number[]) => indices.flatMap((i) => papers[i] ?? []);

  const uppers =
    kept.length > WIDEST
      ? bestGroups(
          kept.map((g) => mean(g, vectors, dimensions)),
          dimensions,
        )
      : [];
  const topics: BuiltTopic[] = [];
  const names = nameTopics(kept.map(at));
  const leaf = (group: number, parent: number | null) => {
    topics.push({ name: names[group] ?? '', parent, papers: at(kept[group] ?? []).map(({ id }) => id) });
  };
  if (uppers.length > 1) {
    const upperNames = nameTopics(uppers.map((members) => members.flatMap((group) => at(kept[group] ?? []))));
    uppers.forEach((members, i) => {
      const [only] = members;
      if (members.length === 1 && only !== undefined) {
        leaf(only, null);
        return;
      }
      const parent = topics.length;
      topics.push({ name: upperNames[i] ?? '', parent: null, papers: [] });
      for (const group of members) leaf(group, parent);
    });
  } else
    kept.forEach((_, group) => {
      leaf(group, null);
    });
  return { topics, unsorted: at(groups.filter((g) => g.length < SMALLEST).flat()).map(({ id }) => id) };
}

/** Cuts where the groups are tightest against their nearest neighbour (silhouette on the groups' means). */
function bestGroups(vectors: Float32Array[], dimensions: number): number[][] {
  const count = vectors.length;
  const all = [vectors.map((_, i) => i)];
  if (count < 2 * SMALLEST) return all;
  const block = new Float32Array(count * dimensions);
  vectors.forEach((vector, i) => {
    block.set(vector, i * dimensions);
  });
  const tree = dendrogram({ vectors: block, weights: new Float64Array(count).fill(1), count, dimensions });
  let best = { groups: all, score: 0 };
  for (let size = 2; size <= Math.min(40, count / 2); size++) {
    const groups = cutInto(tree, size);
    const score = silhouette(groups, vectors, dimensions);
    if (score > best.score) best = { groups, score };
  }
  return best.groups;
}

function silhouette(groups: number[][], vectors: Float32Array[], dimensions: number): number {
  const means = groups.map((group) => mean(group, vectors, dimensions));
  let sum = 0;
  groups.forEach((group, own) => {
    if (group.length < SMALLEST) return;
    for (const i of group) {
      const vector = vectors[i] as Float32Array;
      const far = means.map((other) => 1 - dot(vector, 0, other, 0, dimensions));
      const inside = far[own] as number;
      const outside = Math.min(...far.filter((_, other) => other !== own));
      sum += (outside - inside) / Math.max(outside, inside, 1e-9);
    }
  });
  return sum / vectors.length;
}

function mean(group: number[], vectors: Float32Array[], dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const i of group) addScaled(sum, 0, vectors[i] as Float32Array, 0, dimensions, 1);
  return unit(sum, dimensions);
}
