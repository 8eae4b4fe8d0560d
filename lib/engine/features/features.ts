import type { LibraryState } from '@/lib/engine/state/library-state';
import { type TopicStatistics, topicStatistics } from '@/lib/engine/state/topic-statistics';
import type { TopicSums } from '@/lib/engine/state/topic-sums';
import { weightOf } from '@/lib/engine/state/word-counts';
import type { PaperWords } from '@/lib/engine/text/vocabulary';
import { dot, unit } from '@/lib/vectors/float-vectors';
import { mineTopic } from './empty-topic';

/** Evidence for a topic, one number each. `weights.ts` holds the weights and says how they were measured. */
export const FEATURES = [
  // Vectors: the paper's cosine to the prototype (the mean of the topic's papers and its path), the same after
  // subtracting the library's mean, and its cosines to all papers below the topic, to those below its parent, to
  // the name, and to the nearest paper.
  'prototype',
  'centred',
  'subtree',
  'parent',
  'name',
  'nearest',
  // Words: mean log odds of the paper's words in the topic, with weak and strong smoothing; shared TF-IDF.
  'words50',
  'words200',
  'sharedWords',
  // Words of the topic's name that the paper contains: share in the title, share in the whole text, their sum, and
  // the share for the names above the topic.
  'headingTitle',
  'headingText',
  'headingSum',
  'pathText',
  // The topic alone: logs of the numbers of papers in it and in its subtree, and how alike its papers are.
  'size',
  'subtreeSize',
  'cohesion',
  // A topic without papers: that it is empty, cosines to its path's names, to the papers below it and to the papers
  // mined for its name, and the words of the mined papers.
  'empty',
  'emptyPath',
  'emptySubtree',
  'mined',
  'minedWords',
] as const;
export type Feature = (typeof FEATURES)[number];

/**
 * Number of papers of a topic that are compared one by one. When all were, a topic of 1,000 papers took 12 ms a
 * placement.
 */
const CLOSELY_READ = 128;

/** The paper to place. */
export interface Query {
  /** At length 1, or zeros. */
  vector: Float32Array;
  words: PaperWords;
  /** Its row in the paper table, or -1 if it is not in the library. Nothing is mined from the paper itself. */
  row: number;
}

/** Computes the features of each candidate (a row of the topic statistics). Returns a row of `FEATURES` for each. */
export function features(state: LibraryState, query: Query, candidates: number[]): Float64Array {
  const statistics = topicStatistics(state);
  const asked: Asked = {
    state,
    statistics,
    vector: query.vector,
    row: query.row,
    centred: unit(
      query.vector.map((x, i) => x - (statistics.mean[i] as number)),
      state.dimensions,
    ),
    library: weighWords(state, query.words),
    overlaps: new Map(),
  };
  const rows = new Float64Array(candidates.length * FEATURES.length);
  // One record is reused for all candidates: a batch would otherwise allocate some ten thousand.
  const values = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<Feature, number>;
  let at = 0;
  for (const topic of candidates) {
    readVectors(asked, topic, values);
    readWords(asked, topic, values);
    readHeading(asked, topic, values);
    readSize(statistics, topic, values);
    readMined(asked, topic, values);
    for (const feature of FEATURES) rows[at++] = values[feature];
  }
  return rows;
}

type Values = Record<Feature, number>;

interface Asked {
  state: LibraryState;
  statistics: TopicStatistics;
  vector: Float32Array;
  row: number;
  /** The vector after subtracting the library's mean, at length 1. */
  centred: Float32Array;
  library: WeighedWords;
  /** Overlaps computed so far, by the topic's row: siblings share the topics above them. */
  overlaps: Map<number, Overlap>;
}

function readVectors({ state, statistics, vector, centred }: Asked, topic: number, values: Values): void {
  const { dimensions, papers } = state;
  const to = (rows: Float32Array, row: number) => dot(vector, 0, rows, row * dimensions, dimensions);
  const empty = statistics.own[topic] === 0;
  const below = (statistics.subtree[topic] as number) > 0 ? to(statistics.subtreeCentroids, topic) : 0;
  const above = statistics.parent[topic] as number;
  values.name = to(statistics.names, topic);
  values.empty = Number(empty);
  values.emptyPath = empty ? to(statistics.paths, topic) : 0;
  values.emptySubtree = empty ? below : 0;
  values.prototype = empty ? 0 : to(statistics.prototypes, topic);
  values.centred = empty ? 0 : dot(centred, 0, statistics.centredPrototypes, topic * dimensions, dimensions);
  values.subtree = empty ? 0 : below;
  values.parent = above >= 0 ? to(statistics.subtreeCentroids, above) : values.subtree;
  values.nearest = 0;
  for (const row of papers.sampleOf(statistics.branches[topic]?.members ?? [], CLOSELY_READ))
    values.nearest = Math.max(values.nearest, to(papers.vectors, row));
}

/** A paper's words, weighted by how rare each one is in the library. */
export interface WeighedWords {
  numbers: number[];
  weights: number[];
  /** Share of the library's words. */
  shares: number[];
  idf: number[];
  inTitle: Set<number>;
  inText: Set<number>;
  totalWeight: number;
  square: number;
}

/** Weights a paper's words by their frequency in the library. */
export function weighWords(state: LibraryState, words: PaperWords): WeighedWords {
  const numbers: number[] = [];
  const weights: number[] = [];
  const shares: number[] = [];
  const idf: number[] = [];
  const inTitle = new Set<number>();
  let totalWeight = 0;
  let square = 0;
  for (const code of words) {
    const word = code >>> 1;
    const frequency = state.documentFrequency[word] ?? 0;
    const weight = weightOf(code);
    const rarity = inverseFrequency(state, word);
    numbers.push(word);
    weights.push(weight);
    shares.push((frequency + 0.5) / (state.wordTotal + 1000));
    idf.push(rarity);
    if (code & 1) inTitle.add(word);
    totalWeight += weight;
    square += weight * rarity * rarity;
  }
  return { numbers, weights, shares, idf, inTitle, inText: new Set(numbers), totalWeight, square };
}

function inverseFrequency(state: LibraryState, word: number): number {
  return Math.log((state.papers.size + 2) / ((state.documentFrequency[word] ?? 0) + 1));
}

function readWords({ statistics, library }: Asked, topic: number, values: Values): void {
  const { words, members } = statistics.branches[topic] as TopicSums;
  // Dirichlet smoothing towards the library (Zhai and Lafferty 2004), as odds against the library. Most of a
  // paper's words are not in the topic, so they share one precomputed logarithm.
  const [lacking50, lacking200] = [Math.log(50 / (words.total + 50)), Math.log(200 / (words.total + 200))];
  let words50 = library.totalWeight * lacking50;
  let words200 = library.totalWeight * lacking200;
  let shared = 0;
  for (let i = 0; i < library.numbers.length; i++) {
    const count = words.weight(library.numbers[i] as number);
    if (count === 0) continue;
    const weight = library.weights[i] as number;
    const idf = library.idf[i] as number;
    const excess = count / (library.shares[i] as number);
    words50 += weight * (Math.log((excess + 50) / (words.total + 50)) - lacking50);
    words200 += weight * (Math.log((excess + 200) / (words.total + 200)) - lacking200);
    shared += weight * idf * idf * count;
  }
  const total = Math.max(1, library.totalWeight);
  values.words50 = words50 / total;
  values.words200 = words200 / total;
  values.sharedWords =
    members.length > 0 && library.square > 0 ? shared / members.length / library.square : 0;
}

function readMined({ state, statistics, library, vector, row }: Asked, topic: number, values: Values): void {
  values.mined = 0;
  values.minedWords = 0;
  if (statistics.own[topic] !== 0) return;
  const { prototype, words } = mineTopic(state, statistics, topic, row);
  values.mined = dot(vector, 0, prototype, 0, state.dimensions);
  for (let i = 0; i < library.numbers.length; i++) {
    const share = words.weight(library.numbers[i] as number) / (library.shares[i] as number);
    values.minedWords +=
      ((library.weights[i] as number) * Math.log((share + 200) / (words.total + 200))) /
      Math.max(1, library.totalWeight);
  }
}

function readHeading(asked: Asked, topic: number, values: Values): void {
  const { statistics } = asked;
  Object.assign(values, overlapOf(asked, topic));
  let above = 0;
  for (let at = statistics.parent[topic] as number; at >= 0; at = statistics.parent[at] as number)
    above += overlapOf(asked, at).headingText;
  values.pathText = above / Math.max(1, statistics.depth[topic] as number);
}

type Overlap = Pick<Values, 'headingTitle' | 'headingText' | 'headingSum'>;

function overlapOf({ state, statistics, library, overlaps }: Asked, topic: number): Overlap {
  const known = overlaps.get(topic);
  if (known) return known;
  let all = 0;
  let inTitle = 0;
  let inText = 0;
  for (const word of statistics.branches[topic]?.nameWords ?? []) {
    const rarity = inverseFrequency(state, word);
    all += rarity;
    if (library.inTitle.has(word)) inTitle += rarity;
    if (library.inText.has(word)) inText += rarity;
  }
  const overlap = {
    headingTitle: all > 0 ? inTitle / all : 0,
    headingText: all > 0 ? inText / all : 0,
    headingSum: inText / Math.log(state.papers.size + 2),
  };
  overlaps.set(topic, overlap);
  return overlap;
}

function readSize(statistics: TopicStatistics, topic: number, values: Values): void {
  const own = statistics.own[topic] as number;
  values.size = Math.log1p(own);
  values.subtreeSize = Math.log1p(statistics.subtree[topic] as number);
  values.cohesion = own > 1 ? (statistics.cohesion[topic] as number) : 0.75;
}
