import type { PaperId } from '@/lib/domain/ids';
import type { SimilarPaper } from '@/lib/domain/papers/paper';
import type { Choices } from '@/lib/domain/placements/placement';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { MakeByteRows } from '@/lib/vectors/byte-rows';
import { unit } from '@/lib/vectors/float-vectors';
import type { Granularity } from './clustering/granularity';
import type { EngineEvent, FiledPaper, Placed, PlaceOptions, WaitingPaper } from './inputs-and-results';
import { offeredTopics } from './placing/offered-topics';
import { outlierRankOf } from './placing/outlier-rank';
import { placePaper } from './placing/place-paper';
import { placeTogether } from './placing/place-together';
import { similarPapers, similarTo } from './placing/similar-papers';
import { propose } from './proposing/propose';
import type { ReferenceTopics } from './reference/reference-topics';
import { LibraryState } from './state/library-state';
import { restoreState, type Snapshot, takeSnapshot } from './state/snapshot';

export interface EngineOptions {
  /** Length of every vector. */
  dimensions: number;
  /**
   * Makes the store that compares a vector with many others. The default is plain TypeScript; every store gives the
   * same answers.
   */
  makeByteRows?: MakeByteRows;
}

/**
 * The filing engine. It computes no embeddings, reads no clock and draws no random numbers, so the same events give
 * the same answers.
 */
export interface Engine {
  /** Updates the state with an event. */
  apply(event: EngineEvent): void;
  /**
   * Finds where a paper belongs. A paper of the library is not evidence for itself, but stays in its topic unless
   * another one is clearly likelier. Changes nothing.
   */
  place(paper: FiledPaper, options?: PlaceOptions): Placed;
  /**
   * Finds where papers that wait together belong, from the evidence that `place` uses and from each other. Changes
   * nothing.
   */
  placeTogether(waiting: readonly WaitingPaper[]): Placed[];
  /** What a person can choose for a paper with one act; `placed` is the result of `place` for it. Changes nothing. */
  choices(paper: FiledPaper, placed: Placed, reference?: ReferenceTopics | null): Choices;
  /** The papers most similar to this one, in any topic or in Unsorted, nearest first, without the paper itself. */
  nearest(paper: Pick<FiledPaper, 'id' | 'vector'>, count: number): PaperId[];
  /**
   * How new the paper is to the library, 0 to 1; `null` if the library has too few papers or the paper has no
   * vector.
   */
  outlierRank(paper: Pick<FiledPaper, 'id' | 'vector'>): number | null;
  /** Proposals to improve the tree, clearest first. Changes nothing. */
  propose(granularity?: Granularity, reference?: ReferenceTopics | null): Proposal[];
  /** The papers most similar to a paper of the library, nearest first; empty if the paper is not known. */
  similar(paperId: PaperId, limit: number): SimilarPaper[];
  /** The state as data, for `restoreEngine`. */
  snapshot(): Snapshot;
}

export function createEngine(options: EngineOptions): Engine {
  return engineOf(new LibraryState(options.dimensions, options.makeByteRows));
}

/**
 * Restores an engine from a snapshot; `null` if the snapshot has another version, in which case the log must be
 * replayed.
 */
export function restoreEngine(snapshot: Snapshot, makeByteRows?: MakeByteRows): Engine | null {
  const state = restoreState(snapshot, makeByteRows);
  return state && engineOf(state);
}

function engineOf(state: LibraryState): Engine {
  return {
    apply: (event) => state.apply(event),
    place: (paper, options) => {
      const current = state.papers.rows[state.papers.find(paper.id)]?.place;
      return state.without(paper.id, () => placePaper(state, paper, options, current));
    },
    placeTogether: (waiting) => placeTogether(state, waiting),
    choices: (paper, placed, reference = null) => offeredTopics(state, paper, placed, reference),
    nearest: ({ id, vector }, count) =>
      similarTo(state, unit(vector, state.dimensions), count, id).map(({ paperId }) => paperId),
    outlierRank: ({ id, vector }) => outlierRankOf(state, vector, id),
    propose: (granularity = 'medium', reference = null) => propose(state, granularity, reference),
    similar: (paperId, limit) => similarPapers(state, paperId, limit),
    snapshot: () => takeSnapshot(state),
  };
}
