import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PlacementReason, RankedTopic } from '@/lib/domain/placement';
import type { Branch } from './branch';
import { candidatesFor } from './candidates';
import { FEATURES, features, type Query } from './features';
import type { LibraryState } from './library-state';
import { treeSummary } from './tree-summary';
import type { FiledPaper, Placed, PlaceOptions } from './types';
import { dot, unit } from './vector';
import { paperWords } from './vocabulary';
import { weights } from './weights';
import { wordsIn } from './words';

/** How many topics a placement ranks at most. */
export const RANKED = 5;
/** Below this chance of being right a paper goes to Unsorted and a person is asked. */
const ASK_BELOW = 0.35;
/** A further topic is named where it is at least this likely. */
const ALSO_FROM = 0.3;

/** Says where a paper belongs; changes nothing. */
export function placePaper(state: LibraryState, paper: FiledPaper, options: PlaceOptions = {}): Placed {
  const query = {
    vector: unit(paper.vector, state.dimensions),
    words: paperWords(paper, state.vocabulary),
  };
  const ranked = rankTopics(state, query, new Set(options.rejected)).slice(0, RANKED);
  const [best, ...others] = ranked;
  const sure = best !== undefined && best.confidence >= ASK_BELOW;
  return {
    topicId: sure ? best.topicId : UNSORTED,
    confidence: best?.confidence ?? 0,
    ranked,
    reason: best ? reasonFor(state, paper, query.vector, best.topicId) : { nearest: [], words: [] },
    also: sure
      ? others.filter(({ confidence }) => confidence >= ALSO_FROM).map(({ topicId }) => topicId)
      : [],
  };
}

function rankTopics(state: LibraryState, query: Query, refused: ReadonlySet<TopicId>): RankedTopic[] {
  const { topics } = treeSummary(state);
  const candidates = candidatesFor(state, query.vector, refused);
  const rows = features(state, query, candidates);
  const scores = candidates.map((topic, i) => {
    let score = 0;
    FEATURES.forEach((name, column) => {
      score += weights[name] * (rows[i * FEATURES.length + column] as number);
    });
    return { topicId: topics[topic] as TopicId, score };
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
  const surfaces = new Map(
    wordsIn([paper.title, ...paper.keywords, paper.abstract].join('. ')).map(({ stem, surface }) => [
      stem,
      surface,
    ]),
  );
  const words = [...surfaces]
    .map(([stem, surface]) => ({ surface, strength: strengthOf(state, branch, vocabulary.find(stem)) }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || (a.surface < b.surface ? -1 : 1))
    .slice(0, 5)
    .map(({ surface }) => surface);
  return { nearest, words };
}

/** How much more often the topic's papers hold the word than the library does, in bits over all its uses. */
function strengthOf(state: LibraryState, branch: Branch, word: number): number {
  const weight = word < 0 ? 0 : branch.words.weight(word);
  const named = branch.nameWords.includes(word) ? 1 : 0;
  const expected =
    (branch.words.total * ((state.documentFrequency[word] ?? 0) + 0.5)) / (state.wordTotal + 1000);
  return weight + named > 0 ? (weight + named) * Math.log2((weight + named) / (expected + 0.1)) : 0;
}
