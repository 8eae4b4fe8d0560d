import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PlacementReason, RankedTopic } from '@/lib/domain/placement';
import { FEATURES, features } from './features';
import type { LibraryState } from './library-state';
import { treeSummary } from './tree-summary';
import type { FiledPaper, Placed, PlaceOptions } from './types';
import { dot, unit } from './vector';
import { paperWords } from './vocabulary';
import { weights } from './weights';

/** How many topics a placement ranks at most. */
export const RANKED = 5;
/** Below this chance of being right a paper goes to Unsorted and a person is asked. */
const ASK_BELOW = 0.35;
/** A further topic is named where it is at least this likely. */
const ALSO_FROM = 0.3;

/** Says where a paper belongs; changes nothing. */
export function placePaper(state: LibraryState, paper: FiledPaper, options: PlaceOptions = {}): Placed {
  const vector = unit(paper.vector, state.dimensions);
  const ranked = rankTopics(state, vector, new Set(options.rejected)).slice(0, RANKED);
  const [best, ...others] = ranked;
  const sure = best !== undefined && best.confidence >= ASK_BELOW;
  return {
    topicId: sure ? best.topicId : UNSORTED,
    confidence: best?.confidence ?? 0,
    ranked,
    reason: best ? reasonFor(state, paper, vector, best.topicId) : { nearest: [], words: [] },
    also: sure
      ? others.filter(({ confidence }) => confidence >= ALSO_FROM).map(({ topicId }) => topicId)
      : [],
  };
}

function rankTopics(state: LibraryState, vector: Float32Array, rejected: Set<TopicId>): RankedTopic[] {
  const { topics } = treeSummary(state);
  const rows = features(state, { vector });
  const scores = topics.flatMap((topicId, row) => {
    if (state.tree.locked.has(topicId) || rejected.has(topicId)) return [];
    let score = 0;
    FEATURES.forEach((name, i) => {
      score += weights[name] * (rows[row * FEATURES.length + i] as number);
    });
    return { topicId, score };
  });
  const highest = Math.max(...scores.map(({ score }) => score));
  const total = scores.reduce((sum, { score }) => sum + Math.exp(score - highest), 0);
  return scores
    .map(({ topicId, score }) => ({ topicId, confidence: Math.exp(score - highest) / total }))
    .sort((a, b) => b.confidence - a.confidence || (a.topicId < b.topicId ? -1 : 1));
}

function reasonFor(
  state: LibraryState,
  paper: FiledPaper,
  vector: Float32Array,
  topicId: TopicId,
): PlacementReason {
  const { papers, vocabulary } = state;
  const branch = state.branch(topicId);
  const nearest = branch.members
    .map((row) => ({
      id: papers.rows[row]?.id as PaperId,
      likeness: dot(vector, 0, papers.vectors, row * state.dimensions, state.dimensions),
    }))
    .filter(({ id }) => id !== paper.id)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
  const words = [...paperWords(paper, vocabulary)]
    .map((code) => ({ word: code >>> 1, weight: branch.words.weight(code >>> 1) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 5)
    .flatMap(({ word }) => vocabulary.words[word] ?? []);
  return { nearest, words };
}
