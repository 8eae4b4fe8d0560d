import type { TopicId } from '@/lib/domain/ids';
import type { LibraryState } from './library-state';
import { type TreeSummary, treeSummary } from './tree-summary';
import { dot, unit } from './vector';
import type { PaperWords } from './vocabulary';
import { weightOf } from './word-counts';

/** What speaks for a topic, a number each; `weights.ts` holds how much, and where that was measured. */
export const FEATURES = [
  // Vectors: the paper's cosine to the mean of the papers and the name, the same with the library's mean taken
  // off, to all papers below, to those below the parent, to the name, to the nearest paper.
  'prototype',
  'centred',
  'subtree',
  'parent',
  'name',
  'nearest',
  // Words: mean log odds of the paper's words in the topic, smoothed little and much; shared TF-IDF.
  'words50',
  'words200',
  'sharedWords',
  // Words of the heading that the paper holds: share in the title, in all of it, their sum, and those of the path.
  'headingTitle',
  'headingText',
  'headingSum',
  'pathText',
  // The topic alone: logs of its papers and of all below, how alike they are.
  'size',
  'subtreeSize',
  'cohesion',
  // A topic without papers of its own: that it is one, and the cosines to its path's names and to what is below.
  'empty',
  'emptyPath',
  'emptySubtree',
] as const;
export type Feature = (typeof FEATURES)[number];

/** The paper that is to be placed. */
export interface Query {
  /** At length 1, or zeros. */
  vector: Float32Array;
  words: PaperWords;
}

interface PaperVectors {
  plain: Float32Array;
  /** With the library's mean taken off. */
  centred: Float32Array;
}

/** Reads what speaks for each candidate (a row of the tree summary): a row of `FEATURES` each. */
export function features(state: LibraryState, query: Query, candidates: number[]): Float64Array {
  const summary = treeSummary(state);
  const library = weighWords(state, query.words);
  const vectors = {
    plain: query.vector,
    centred: unit(
      query.vector.map((x, i) => x - (summary.mean[i] as number)),
      state.dimensions,
    ),
  };
  const rows = new Float64Array(candidates.length * FEATURES.length);
  candidates.forEach((topic, i) => {
    const values = {
      ...vectorFeatures(state, summary, vectors, topic),
      ...wordFeatures(state, summary, library, topic),
      ...headingFeatures(state, summary, library, topic),
      ...sizeFeatures(summary, topic),
    };
    FEATURES.forEach((feature, column) => {
      rows[i * FEATURES.length + column] = values[feature];
    });
  });
  return rows;
}

function vectorFeatures(state: LibraryState, summary: TreeSummary, paper: PaperVectors, topic: number) {
  const { dimensions, papers } = state;
  const to = (rows: Float32Array, row: number) => dot(paper.plain, 0, rows, row * dimensions, dimensions);
  const name = to(summary.names, topic);
  const below = (summary.subtree[topic] as number) > 0 ? to(summary.subtreeCentroids, topic) : 0;
  const above = summary.parent[topic] as number;
  if (summary.own[topic] === 0)
    return {
      prototype: 0,
      centred: 0,
      subtree: 0,
      parent: above < 0 ? 0 : to(summary.subtreeCentroids, above),
      name,
      nearest: 0,
      empty: 1,
      emptyPath: to(summary.paths, topic),
      emptySubtree: below,
    };
  let nearest = 0;
  for (const row of state.branch(summary.topics[topic] as TopicId).members)
    nearest = Math.max(nearest, to(papers.vectors, row));
  return {
    prototype: to(summary.prototypes, topic),
    centred: dot(paper.centred, 0, summary.centredPrototypes, topic * dimensions, dimensions),
    subtree: below,
    parent: above < 0 ? below : to(summary.subtreeCentroids, above),
    name,
    nearest,
    empty: 0,
    emptyPath: 0,
    emptySubtree: 0,
  };
}

/** A paper's words against the library: how telling each one is. */
interface WeighedWords {
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

function weighWords(state: LibraryState, words: PaperWords): WeighedWords {
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
    const telling = inverseFrequency(state, word);
    numbers.push(word);
    weights.push(weight);
    shares.push((frequency + 0.5) / (state.wordTotal + 1000));
    idf.push(telling);
    if (code & 1) inTitle.add(word);
    totalWeight += weight;
    square += weight * telling * telling;
  }
  return { numbers, weights, shares, idf, inTitle, inText: new Set(numbers), totalWeight, square };
}

function inverseFrequency(state: LibraryState, word: number): number {
  return Math.log((state.papers.size + 2) / ((state.documentFrequency[word] ?? 0) + 1));
}

function wordFeatures(state: LibraryState, summary: TreeSummary, library: WeighedWords, topic: number) {
  const { words, members } = state.branch(summary.topics[topic] as TopicId);
  // Dirichlet smoothing towards the library (Zhai and Lafferty 2004), as odds against the library. Most of a paper's
  // words are not in the topic, and share one logarithm.
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
  return {
    words50: words50 / total,
    words200: words200 / total,
    sharedWords: members.length > 0 && library.square > 0 ? shared / members.length / library.square : 0,
  };
}

function headingFeatures(state: LibraryState, summary: TreeSummary, library: WeighedWords, topic: number) {
  const own = overlap(state, summary, library, topic);
  let above = 0;
  for (let at = summary.parent[topic] as number; at >= 0; at = summary.parent[at] as number)
    above += overlap(state, summary, library, at).headingText;
  return { ...own, pathText: above / Math.max(1, summary.depth[topic] as number) };
}

function overlap(state: LibraryState, summary: TreeSummary, library: WeighedWords, topic: number) {
  let all = 0;
  let inTitle = 0;
  let inText = 0;
  for (const word of state.branch(summary.topics[topic] as TopicId).nameWords) {
    const idf = inverseFrequency(state, word);
    all += idf;
    if (library.inTitle.has(word)) inTitle += idf;
    if (library.inText.has(word)) inText += idf;
  }
  return {
    headingTitle: all > 0 ? inTitle / all : 0,
    headingText: all > 0 ? inText / all : 0,
    headingSum: inText / Math.log(state.papers.size + 2),
  };
}

function sizeFeatures(summary: TreeSummary, topic: number) {
  const own = summary.own[topic] as number;
  return {
    size: Math.log1p(own),
    subtreeSize: Math.log1p(summary.subtree[topic] as number),
    cohesion: own > 1 ? (summary.cohesion[topic] as number) : 0.75,
  };
}
