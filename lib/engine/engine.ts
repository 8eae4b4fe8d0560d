import type { PaperId } from '@/lib/domain/ids';
import type { SimilarPaper } from '@/lib/domain/papers/paper';
import type { Choices } from '@/lib/domain/placements/placement';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { MakeByteRows } from '@/lib/vectors/byte-rows';
import type { Granularity } from './clustering/granularity';
import { choicesFor } from './placing/offered-topics';
import { outlierRankOf } from './placing/outlier-rank';
import { placePaper } from './placing/place-paper';
import { placeTogether } from './placing/place-together';
import { similarPapers, similarTo } from './placing/similar-papers';
import { propose } from './proposing/propose';
import type { ReferenceTopics } from './reference/reference-topics';
import { LibraryState } from './state/library-state';
import { restoreState, type Snapshot, takeSnapshot } from './state/snapshot';
import type { EngineEvent, FiledPaper, Placed, PlaceOptions, WaitingPaper } from './types';
import { unit } from './vector';

export interface EngineOptions {
  /** Length of every vector. */
  dimensions: number;
  /** Where vectors are compared by the thousand; plain TypeScript by default, with the same answers. */
  makeByteRows?: MakeByteRows;
}

/** The filing engine. It never embeds, reads no clock and draws no random numbers: the same events, the same answers. */
export interface Engine {
  /** Takes note of what happened. */
  apply(event: EngineEvent): void;
  /** Says where a paper belongs, also one that is filed already (then as if it were not); changes nothing. */
  place(paper: FiledPaper, options?: PlaceOptions): Placed;
  /** Says where papers that wait together belong, each by what `place` reads and by the others; changes nothing. */
  placeTogether(waiting: readonly WaitingPaper[]): Placed[];
  /** What a person can choose for a paper with one act, `placed` being what `place` said of it; changes nothing. */
  choices(paper: FiledPaper, placed: Placed, reference?: ReferenceTopics | null): Choices;
  /** The papers most like this one, wherever they stand, nearest first; itself left out. */
  nearest(paper: Pick<FiledPaper, 'id' | 'vector'>, count: number): PaperId[];
  /** How new the paper is to the library, 0 to 1; `null` for a library of a handful. */
  outlierRank(paper: Pick<FiledPaper, 'id' | 'vector'>): number | null;
  /** What could be bettered in the tree, clearest first; changes nothing. */
  propose(granularity?: Granularity, reference?: ReferenceTopics | null): Proposal[];
  /** The papers nearest to a paper of the library, nearest first; none where it is not known. */
  similar(paperId: PaperId, limit: number): SimilarPaper[];
  /** The state as data, for `restoreEngine`. */
  snapshot(): Snapshot;
}

export function createEngine(options: EngineOptions): Engine {
  return engineOf(new LibraryState(options.dimensions, options.makeByteRows));
}

/** The engine as it was; `null` where the snapshot is of another version and the log must be replayed. */
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
    choices: (paper, placed, reference = null) => choicesFor(state, paper, placed, reference),
    nearest: ({ id, vector }, count) =>
      similarTo(state, unit(vector, state.dimensions), count, id).map(({ paperId }) => paperId),
    outlierRank: ({ id, vector }) => outlierRankOf(state, vector, id),
    propose: (granularity = 'medium', reference = null) => propose(state, granularity, reference),
    similar: (paperId, limit) => similarPapers(state, paperId, limit),
    snapshot: () => takeSnapshot(state),
  };
}
