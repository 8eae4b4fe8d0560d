import type { BuiltTopic, BuiltTree, FiledPaper } from '@/lib/engine/inputs-and-results';
import { goodNames, nameTopics } from '@/lib/engine/naming/name-topics';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { referenceTree } from '@/lib/engine/reference/reference-tree';
import { dot, unit } from '@/lib/vectors/float-vectors';
import { cutInto, type Dendrogram, dendrogram } from './dendrogram';
import { type Granularity, granularitySettings } from './granularity';
import { type MicroClusters, meanOf, microClustersOf } from './micro-clusters';
import { silhouette } from './silhouette';

/** The maximum number of micro-clusters. With it, 10,000 papers take about three seconds on one slow core. */
const MOST_CLUSTERS = 1200;
/** The number of siblings that a person can take in at a glance. If there are more, an upper level is added. */
const WIDEST = 8;
/**
 * Bounds on the number of leaves. The maximum is `LEAVES_PER_ROOT` times the square root of the number of papers;
 * the minimum is `FEWEST` times that maximum, less one, so that a dozen papers can make two leaves. With `FEWEST`
 * at 0.5 the trees of 25 reading lists had a mean NMI of 0.547 with the lists' headings, at 0.6 to 0.8 one of 0.554
 * to 0.555.
 */
const LEAVES_PER_ROOT: Record<Granularity, number> = { coarse: 0.8, medium: 1.3, fine: 2 };
const FEWEST = 0.7;
/**
 * With fewer papers than this, two papers are enough for a topic. When three were required, 8 to 14 of 30 papers
 * from daily-paper pages had no topic; with two, 4 to 9 had none, and the topics that the others got held up when
 * read.
 */
const SMALL = 50;
/**
 * A paper of a group that is too small joins the nearest other group if its cosine to that group's mean is at least
 * this.
 */
const JOINS = 0.3;

/**
 * Builds a whole tree from a list of papers. The order of the papers does not affect the result.
 * @param reference Topics that divide papers of one broad field or of several fields. Without it, or if all papers
 *   are of one subject, the papers are divided by their own clusters.
 */
export function buildTree(
  pile: FiledPaper[],
  granularity: Granularity = 'medium',
  reference: ReferenceTopics | null = null,
): BuiltTree {
  const papers = [...new Map(pile.map((paper) => [paper.id, paper])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const dimensions = papers[0]?.vector.length ?? 0;
  const vectors = papers.map((paper) => unit(paper.vector, dimensions));
  const smallest = papers.length < SMALL ? 2 : Math.min(3, granularitySettings[granularity].papers);
  if (papers.length < 2 * smallest) return { topics: [], unsorted: papers.map(({ id }) => id) };

  const most = Math.max(2, Math.round(LEAVES_PER_ROOT[granularity] * Math.sqrt(papers.length)));
  const byReference = reference && referenceTree(papers, reference, { smallest, most });
  if (byReference) return byReference;

  const clusters = microClustersOf(vectors, dimensions, MOST_CLUSTERS);
  const tree = dendrogram(clusters, 'ward');
  const papersOf = (groups: number[][]) =>
    groups.map((points) => points.flatMap((cluster) => clusters.members[cluster] ?? []));
  const fewest = Math.max(2, Math.floor(FEWEST * most) - 1);
  const leaves = joinSmallGroups(
    papersOf(clearestCut(tree, clusters, { smallest, fewest, most })),
    vectors,
    dimensions,
    smallest,
  );

  const levels: number[][][] = [leaves];
  for (let below = leaves.length; below > WIDEST; below = levels[0]?.length ?? 0) {
    // With more than 64 leaves, eight topics at the top would each be too wide, so an intermediate level comes
    // first.
    const above =
      below > WIDEST * WIDEST
        ? cutInto(tree, Math.ceil(below / WIDEST))
        : clearestCut(tree, clusters, {
            smallest,
            fewest: Math.min(3, Math.ceil(below / WIDEST)),
            most: Math.min(WIDEST, Math.ceil(below / 2)),
          });
    levels.unshift(papersOf(above));
  }
  let topics = named(levels, papers, reference, reference ? goodNames : nameTopics);
  // The person asked for a division: if good names leave fewer than two topics at the top, weaker names are used.
  if (topics.filter(({ parent }) => parent === null).length < 2)
    topics = named(levels, papers, reference, nameTopics);
  const filed = new Set(topics.flatMap((topic) => topic.papers));
  return { topics, unsorted: papers.flatMap(({ id }) => (filed.has(id) ? [] : id)) };
}

/** The clearest cut (highest silhouette) of those into `fewest` to `most` groups. */
function clearestCut(
  tree: Dendrogram,
  clusters: MicroClusters,
  { smallest, fewest, most }: { smallest: number; fewest: number; most: number },
): number[][] {
  const points = Array.from({ length: clusters.count }, (_, i) =>
    clusters.vectors.subarray(i * clusters.dimensions, (i + 1) * clusters.dimensions),
  );
  const sizeOf = (group: number[]) => group.reduce((sum, i) => sum + (clusters.weights[i] as number), 0);
  let best = { groups: cutInto(tree, fewest), clearness: Number.NEGATIVE_INFINITY };
  const last = Math.min(most, tree.count);
  // Neighbouring cuts differ by one group only, so about a dozen evenly spaced cuts are enough.
  const step = Math.max(1, Math.floor((last - fewest) / 12));
  for (let count = fewest; count <= last; count += step) {
    const groups = cutInto(tree, count);
    const large = groups.filter((group) => sizeOf(group) >= smallest);
    if (large.length < 2) continue;
    const clearness = silhouette(large, points, clusters.dimensions, clusters.weights);
    if (clearness > best.clearness) best = { groups, clearness };
  }
  return best.groups;
}

/** Moves each paper of a group that is too small into the nearest other group, or drops it if none is near enough. */
function joinSmallGroups(groups: number[][], vectors: Float32Array[], dimensions: number, smallest: number) {
  const leaves = groups.filter((group) => group.length >= smallest).map((group) => [...group]);
  const means = leaves.map((group) => meanOf(vectors, dimensions, group));
  for (const i of groups.filter((group) => group.length < smallest).flat()) {
    const similarities = means.map((mean) => dot(vectors[i] as Float32Array, 0, mean, 0, dimensions));
    const most = Math.max(...similarities);
    if (most >= JOINS) leaves[similarities.indexOf(most)]?.push(i);
  }
  return leaves;
}

/**
 * Puts each level's groups under the level above and names them. An inner group without siblings or without a name
 * is left out, and its children take its place. The papers of a leaf without a name go to its parent.
 */
function named(
  levels: number[][][],
  papers: FiledPaper[],
  reference: ReferenceTopics | null,
  namesFor: typeof goodNames,
): BuiltTopic[] {
  const topics: BuiltTopic[] = [];
  const at = (group: number[]) => group.flatMap((i) => papers[i] ?? []);
  const namesOf: (string | null)[][] = [];
  const avoid: string[] = [];
  for (const groups of levels) {
    const names = namesFor(groups.map(at), { avoid, reference });
    namesOf.push(names);
    avoid.push(...names.flatMap((name) => name ?? []));
  }
  const hang = (level: number, within: Set<number> | null, parent: number | null) => {
    const groups = (levels[level] ?? []).flatMap((group, i) => {
      return within === null || within.has(group[0] as number)
        ? [{ group, name: namesOf[level]?.[i] ?? null }]
        : [];
    });
    for (const { group, name } of groups) {
      const leaf = level === levels.length - 1;
      const below = leaf ? [] : (levels[level + 1] ?? []).filter((one) => group.includes(one[0] as number));
      const last = below.length < 2;
      if (!leaf && (groups.length === 1 || (name === null && !last))) {
        hang(level + 1, new Set(group), parent);
        continue;
      }
      if (name === null) {
        topics[parent ?? -1]?.papers.push(...at(group).map(({ id }) => id));
        continue;
      }
      topics.push({ name, parent, papers: last ? at(group).map(({ id }) => id) : [] });
      if (!last) hang(level + 1, new Set(group), topics.length - 1);
    }
  };
  hang(0, null, null);
  return topics;
}
