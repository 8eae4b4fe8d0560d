import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { features } from '@/lib/engine/features/features';
import { candidatesFor } from '@/lib/engine/placing/candidate-topics';
import { scoresOf } from '@/lib/engine/placing/rank-topics';
import { LibraryState } from '@/lib/engine/state/library-state';
import { type TopicStatistics, topicStatistics } from '@/lib/engine/state/topic-statistics';
import { queryWords } from '@/lib/engine/text/vocabulary';
import { unit } from '@/lib/vectors/float-vectors';
import { filedPaper, topicEvent } from './papertree';
import { headingOf, type ListedPaper, type ReadingList, seededRandom, shuffled } from './trees';
import type { Vectors } from './vectors';

/** One step of a list: a paper, and the data from which the engine ranks topics for it. */
export interface Step {
  state: LibraryState;
  statistics: TopicStatistics;
  paper: ListedPaper;
  /** Rows of the topic statistics, their features, and their scores with the linear weights. */
  candidates: number[];
  rows: Float64Array;
  scores: number[];
  /** Ids of all correct topics, and the path of the first one that exists. */
  truths: Set<string>;
  place: string[] | undefined;
}

/**
 * The state of the engine at each step of a tree's stream. `streamed`: headings open one by one, as in the benchmark.
 * `planned`: a person created the whole tree first, with all papers in Unsorted, so that the ranking must also
 * distinguish empty topics.
 */
export function* eachStep(
  tree: ReadingList,
  vectors: Vectors,
  kind: 'streamed' | 'planned',
  seed: number,
): Generator<Step> {
  const state = new LibraryState(vectors.dimensions);
  const topics = new Set<string>();
  const open = new Set<string>();
  const create = (path: string[]) => {
    open.add(headingOf(path));
    path.forEach((_, depth) => {
      const upTo = path.slice(0, depth + 1);
      if (topics.has(headingOf(upTo))) return;
      topics.add(headingOf(upTo));
      state.apply(topicEvent(upTo, topics.size, vectors));
    });
  };
  const file = (paper: ListedPaper, topicId: Place) =>
    state.apply({
      type: 'filed',
      paper: filedPaper(paper, vectors),
      topicId,
      also: [],
      madeBy: topicId === UNSORTED ? 'program' : 'person',
      rejected: [],
    });
  if (kind === 'planned') {
    for (const path of tree.papers.flatMap(({ places }) => places)) create(path);
    for (const paper of tree.papers) file(paper, UNSORTED);
  }

  for (const paper of shuffled(tree.papers, seededRandom(seed))) {
    const filed = filedPaper(paper, vectors);
    const place = paper.places.find((path) => open.has(headingOf(path)));
    if (open.size > 0) {
      const query = {
        vector: unit(filed.vector, vectors.dimensions),
        words: queryWords(filed, state.vocabulary).words,
        row: state.papers.find(filed.id),
      };
      const statistics = topicStatistics(state);
      const candidates = candidatesFor(state, query, new Set());
      const rows = state.without(filed.id, () => features(state, query, candidates));
      const truths = new Set(paper.places.map(headingOf));
      yield { state, statistics, paper, candidates, rows, scores: scoresOf(rows), truths, place };
    }
    const path = place ?? (paper.places[0] as string[]);
    create(path);
    file(paper, headingOf(path) as TopicId);
  }
}

/** A placement to learn from: a row of `FEATURES` for each candidate, and which candidates are correct. */
export interface Example {
  rows: Float64Array;
  right: boolean[];
  /** Weight of the example. */
  weight: number;
}

/** The placements of a tree's stream whose heading existed and was among the candidates. */
export function examplesOf(
  tree: ReadingList,
  vectors: Vectors,
  kind: 'streamed' | 'planned',
  seed: number,
): Example[] {
  const examples: Example[] = [];
  for (const { statistics, candidates, rows, truths, place } of eachStep(tree, vectors, kind, seed)) {
    const right = candidates.map((row) => truths.has(statistics.topics[row] as string));
    if (place && right.includes(true)) examples.push({ rows, right, weight: 1 });
  }
  // The examples of a list together weigh the square root of their number, so that long lists do not dominate short
  // ones.
  for (const example of examples) example.weight = 1 / Math.sqrt(examples.length);
  return examples;
}
