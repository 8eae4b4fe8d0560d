import { buildTree, type ReferenceTopics } from '@/lib/engine';
import { cutInto, type Dendrogram, dendrogram } from '@/lib/engine/clustering/dendrogram';
import { bisectingKMeans, densityTree } from './baselines/clusterings';
import { dendrogramPurity, labelsOf, mutualInformation } from './build-scores';
import { filedPaper } from './papertree';
import { headingOf, type ReadingList } from './trees';
import type { Vectors } from './vectors';

export interface BuildScore {
  /** Dendrogram purity with respect to the full headings. */
  purity: number;
  /** NMI with the headings' first level and with the full headings. */
  nmiTop: number;
  nmiFull: number;
}

/**
 * Scores trees that each method builds without headings. Baselines get the number of groups of each level; the engine
 * does not.
 */
export function scoreBuilds(
  tree: ReadingList,
  vectors: Vectors,
  reference: ReferenceTopics,
): Record<string, BuildScore> {
  const points = tree.papers.map((paper) => vectors.paper(paper));
  const full = tree.papers.map(({ places }) => headingOf(places[0] as string[]));
  const top = tree.papers.map(({ places }) => places[0]?.[0] ?? '');
  const block = new Float32Array(points.length * vectors.dimensions);
  points.forEach((vector, i) => {
    block.set(vector, i * vectors.dimensions);
  });
  const all = {
    vectors: block,
    weights: new Float64Array(points.length).fill(1),
    count: points.length,
    dimensions: vectors.dimensions,
  };
  const told = (of: Dendrogram): BuildScore => ({
    purity: dendrogramPurity(of, full),
    nmiTop: mutualInformation(labelsOf(cutInto(of, new Set(top).size), points.length), top),
    nmiFull: mutualInformation(labelsOf(cutInto(of, new Set(full).size), points.length), full),
  });
  return {
    'average link': told(dendrogram(all, 'average')),
    Ward: told(dendrogram(all, 'ward')),
    'bisecting k-means': told(bisectingKMeans(points)),
    'density (HDBSCAN)': told(densityTree(points)),
    papertree: scoreOwn(tree, vectors, reference, top, full),
    'papertree, no reference topics': scoreOwn(tree, vectors, null, top, full),
  };
}

function scoreOwn(
  tree: ReadingList,
  vectors: Vectors,
  reference: ReferenceTopics | null,
  top: string[],
  full: string[],
): BuildScore {
  const papers = tree.papers.map((paper) => filedPaper(paper, vectors));
  const { topics } = buildTree(papers, 'medium', reference);
  const at = new Map(tree.papers.map(({ id }, i) => [id, i]));
  const leaves = topics.map(({ papers }) => papers.map((id) => at.get(id) as number));
  const rootOf = (topic: number): number => {
    const parent = topics[topic]?.parent ?? null;
    return parent === null ? topic : rootOf(parent);
  };
  const roots = new Map<number, number[]>();
  leaves.forEach((papers, topic) => {
    roots.set(rootOf(topic), [...(roots.get(rootOf(topic)) ?? []), ...papers]);
  });
  return {
    purity: treePurity(topics, leaves, full),
    nmiTop: mutualInformation(labelsOf([...roots.values()], full.length), top),
    nmiFull: mutualInformation(labelsOf(leaves, full.length), full),
  };
}

/**
 * Dendrogram purity of a tree with more than two branches per node: two papers meet at the lowest topic above both, or
 * at the root.
 */
function treePurity(topics: { parent: number | null }[], leaves: number[][], labels: string[]): number {
  const below = leaves.map((papers) => [...papers]);
  for (let topic = topics.length - 1; topic >= 0; topic--) {
    const parent = topics[topic]?.parent ?? null;
    if (parent !== null) below[parent]?.push(...(below[topic] ?? []));
  }
  const sharesOf = (papers: number[]) => {
    const counts = new Map<string, number>();
    for (const i of papers) counts.set(labels[i] as string, (counts.get(labels[i] as string) ?? 0) + 1);
    return counts;
  };
  // Pairs that meet in a node are those in the node without those within each of its children.
  const nodes = [
    ...below.map((papers, topic) => ({ papers, topic })),
    { papers: labels.map((_, i) => i), topic: -1 },
  ];
  let pairs = 0;
  let purity = 0;
  for (const { papers, topic } of nodes) {
    const counts = sharesOf(papers);
    const children = topics.flatMap(({ parent }, i) =>
      (parent ?? -1) === topic ? [sharesOf(below[i] ?? [])] : [],
    );
    for (const [label, count] of counts) {
      const inChildren = children.reduce((sum, child) => sum + pairsOf(child.get(label) ?? 0), 0);
      const here = pairsOf(count) - inChildren;
      pairs += here;
      purity += (here * count) / papers.length;
    }
  }
  return pairs ? purity / pairs : 0;
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
