import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PlacementReason } from '@/lib/domain/placement';
import type { Branch } from './branch';
import { candidatesFor } from './candidates';
import { chooseNode } from './choose-node';
import { FEATURES, features, type Query } from './features';
import type { LibraryState } from './library-state';
import { pathOf } from './topic-tree';
import { treeSummary } from './tree-summary';
import type { FiledPaper, Placed, PlaceOptions } from './types';
import { dot, unit } from './vector';
import { paperWords } from './vocabulary';
import { weights } from './weights';
import { wordsIn } from './words';

/** How many topics a placement ranks at most. */
const RANKED = 5;
/** Below this chance of being right a paper goes to Unsorted and a person is asked; DESIGN.md, "When it asks". */
const ASK_BELOW = 0.4;
/** A further topic is named where it is at least this likely. */
const ALSO_FROM = 0.3;

/** Says where a paper belongs; changes nothing. */
export function placePaper(state: LibraryState, paper: FiledPaper, options: PlaceOptions = {}): Placed {
  const query = {
    vector: unit(paper.vector, state.dimensions),
    words: paperWords(paper, state.vocabulary),
  };
  const summary = treeSummary(state);
  const chances = rankTopics(state, query, new Set(options.rejected));
  const chosen = chooseNode(summary, chances);
  const ranked = chances.slice(0, RANKED).map(({ row, chance }) => {
    return { topicId: summary.topics[row] as TopicId, confidence: chance };
  });
  if (!chosen) return { topicId: UNSORTED, chosen: null, confidence: 0, ranked, reason: noReason, also: [] };

  const topicId = summary.topics[chosen.row] as TopicId;
  const sure = chosen.confidence >= ASK_BELOW;
  const path = new Set(pathOf(state.tree, topicId));
  return {
    topicId: sure ? topicId : UNSORTED,
    chosen: topicId,
    confidence: chosen.confidence,
    ranked,
    reason: reasonFor(state, paper, query.vector, topicId),
    also: ranked
      .filter((one) => sure && one.confidence >= ALSO_FROM && !path.has(one.topicId))
      .filter((one) => !pathOf(state.tree, one.topicId).includes(topicId))
      .map((one) => one.topicId),
  };
}

const noReason: PlacementReason = { nearest: [], words: [] };

/** Every candidate (a row of the tree summary) with its chance to be the place, likeliest first. */
function rankTopics(
  state: LibraryState,
  query: Query,
  refused: ReadonlySet<TopicId>,
): { row: number; chance: number }[] {
  const { topics } = treeSummary(state);
  const candidates = candidatesFor(state, query.vector, refused);
  const rows = features(state, query, candidates);
  const scores = candidates.map((_, i) => {
    let score = 0;
    FEATURES.forEach((name, column) => {
      score += weights[name] * (rows[i * FEATURES.length + column] as number);
    });
    return score;
  });
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, x) => sum + x, 0);
  return candidates
    .map((row, i) => ({ row, chance: (odds[i] as number) / total }))
    .sort((a, b) => b.chance - a.chance || ((topics[a.row] as string) < (topics[b.row] as string) ? -1 : 1));
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
