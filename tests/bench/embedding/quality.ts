import { seededRandom } from '@/tests/bench/filing/trees';

/** Number of neighbours that vote on a paper's category. */
const NEIGHBOURS = 10;
/** Categories with fewer papers are left out: their neighbours would be random. */
const LEAST = 20;
const SEEDS = [1, 2, 3];

/** Share of titles whose own abstract is the nearest of all abstracts, and among the ten nearest. */
export function titleToAbstract(
  titles: Float32Array[],
  abstracts: Float32Array[],
): { recall1: number; recall10: number } {
  const ranks = titles.map((title, own) => {
    const similarity = dot(title, abstracts[own] as Float32Array);
    return abstracts.reduce(
      (before, other, i) => before + Number(i !== own && dot(title, other) >= similarity),
      0,
    );
  });
  return { recall1: share(ranks, (rank) => rank < 1), recall10: share(ranks, (rank) => rank < 10) };
}

/** Papers with one category each, without rare categories. */
export function categorised(vectors: Float32Array[], categories: (string | undefined)[]) {
  const counts = new Map<string, number>();
  for (const category of categories) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  return vectors.flatMap((vector, i) => {
    const category = categories[i];
    return category && (counts.get(category) ?? 0) >= LEAST ? [{ vector, category }] : [];
  });
}

type Categorised = ReturnType<typeof categorised>;

/** Share of papers whose category is the most common among their ten nearest neighbours; a tie goes to the nearest. */
export function categoryAccuracy(papers: Categorised): number {
  const right = papers.map((paper, own) => {
    const nearest = papers
      .map(({ vector, category }, i) => ({ category, near: i === own ? -2 : dot(vector, paper.vector) }))
      .sort((a, b) => b.near - a.near)
      .slice(0, NEIGHBOURS);
    const votes = new Map<string, number>();
    for (const { category } of nearest) votes.set(category, (votes.get(category) ?? 0) + 1);
    const [winner] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
    return winner === paper.category;
  });
  return share(right, Boolean);
}

/**
 * V-measure (Rosenberg and Hirschberg, 2007) of k-means clusters, as many as there are categories; mean over three
 * seeds.
 */
export function vMeasure(papers: Categorised): number {
  const categories = [...new Set(papers.map(({ category }) => category))];
  const truth = papers.map(({ category }) => categories.indexOf(category));
  const vectors = papers.map(({ vector }) => vector);
  const scores = SEEDS.map((seed) => {
    const clusters = kMeans(vectors, categories.length, seededRandom(seed));
    const [ofTruth, ofClusters] = [entropy(counts(truth)), entropy(counts(clusters))];
    const both = entropy(counts(truth.map((category, i) => category * vectors.length + (clusters[i] ?? 0))));
    const shared = ofTruth + ofClusters - both;
    return ofTruth + ofClusters === 0 ? 1 : (2 * shared) / (ofTruth + ofClusters);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Spherical k-means with k-means++ seeds; returns the cluster of each vector. */
function kMeans(vectors: Float32Array[], k: number, random: () => number): number[] {
  let centres = spreadCentres(vectors, k, random);
  let clusters: number[] = [];
  for (let round = 0; round < 30; round++) {
    const next = vectors.map((vector) => nearest(vector, centres));
    if (next.every((cluster, i) => cluster === clusters[i])) break;
    clusters = next;
    centres = centres.map((centre, cluster) => {
      const sum = new Float32Array(centre.length);
      vectors.forEach((vector, i) => {
        if (clusters[i] === cluster) for (let d = 0; d < sum.length; d++) sum[d] = at(sum, d) + at(vector, d);
      });
      const length = Math.sqrt(dot(sum, sum));
      return length > 0 ? sum.map((value) => value / length) : centre;
    });
  }
  return clusters;
}

function spreadCentres(vectors: Float32Array[], k: number, random: () => number): Float32Array[] {
  const centres = [vectors[Math.floor(random() * vectors.length)] as Float32Array];
  const gaps = vectors.map(() => Number.POSITIVE_INFINITY);
  while (centres.length < k) {
    const last = centres.at(-1) as Float32Array;
    vectors.forEach((vector, i) => {
      gaps[i] = Math.max(0, Math.min(gaps[i] ?? 0, 1 - dot(vector, last)));
    });
    let left = random() * gaps.reduce((sum, gap) => sum + gap, 0);
    const chosen = gaps.findIndex((gap) => {
      left -= gap;
      return left <= 0;
    });
    centres.push(vectors[Math.max(0, chosen)] as Float32Array);
  }
  return centres;
}

function nearest(vector: Float32Array, centres: Float32Array[]): number {
  let best = 0;
  let bestSimilarity = Number.NEGATIVE_INFINITY;
  centres.forEach((centre, i) => {
    const similarity = dot(vector, centre);
    if (similarity > bestSimilarity) [best, bestSimilarity] = [i, similarity];
  });
  return best;
}

function counts(labels: number[]): number[] {
  const seen = new Map<number, number>();
  for (const label of labels) seen.set(label, (seen.get(label) ?? 0) + 1);
  return [...seen.values()];
}

function entropy(sizes: number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return -sizes.reduce((sum, size) => sum + (size / total) * Math.log(size / total), 0);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}

function at(vector: Float32Array, i: number): number {
  return vector[i] as number;
}

function share<Item>(items: Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / Math.max(1, items.length);
}
