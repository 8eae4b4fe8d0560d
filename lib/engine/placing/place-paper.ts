import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PlacementReason } from '@/lib/domain/placements/placement';
import { FEATURES, features, type Query } from '@/lib/engine/features/features';
import { weights } from '@/lib/engine/features/weights';
import { excess } from '@/lib/engine/naming/discriminative-terms';
import type { Branch } from '@/lib/engine/state/branch';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { pathOf } from '@/lib/engine/state/topic-tree';
import { type TreeSummary, treeSummary } from '@/lib/engine/state/tree-summary';
import { queryWords } from '@/lib/engine/text/vocabulary';
import type { FiledPaper, Placed, PlaceOptions } from '@/lib/engine/types';
import { dot, unit } from '@/lib/engine/vector';
import { candidatesFor } from './candidates';
import { type ChosenNode, chooseNode } from './choose-node';
import { openSetProbability } from './open-set';
import { firstFit } from './rules';

/** How many topics a placement ranks at most. */
const RANKED = 5;
/**
 * Below this chance of being right a paper goes to Unsorted and a person is asked. On the reporting lists 0.25 costs
 * 44.7 acts per 100 papers (asked 0.07, filed wrongly in silence 0.31; of the guesses that it holds back, one in five
 * was right), 0.4 costs 51.0 (0.26, 0.20), never asking 43.2, the nearest centroid 45.9.
 */
const ASK_BELOW = 0.25;
/** How much likelier another topic must be for a paper that the program filed to leave its own; see `stability`. */
const STAYS = 0.3;
/** A further topic is named where it is at least this likely. */
const ALSO_FROM = 0.3;

/**
 * Says where a paper belongs; changes nothing. A paper that stands in `current` stays there unless another topic
 * is clearly likelier, so that the tree keeps calm.
 */
export function placePaper(
  state: LibraryState,
  paper: FiledPaper,
  options: PlaceOptions = {},
  current: Place = UNSORTED,
): Placed {
  const { words, surfaces } = queryWords(paper, state.vocabulary);
  const query = { vector: unit(paper.vector, state.dimensions), words, row: state.papers.find(paper.id) };
  const summary = treeSummary(state);
  const refused = new Set(options.rejected);
  const { chances, novelty } = rankTopics(state, query, refused);
  const chosen = chooseNode(summary, chances);
  const ranked = chances.slice(0, RANKED).map(({ row, chance }) => {
    return { topicId: summary.topics[row] as TopicId, confidence: chance };
  });
  if (!chosen)
    return { topicId: UNSORTED, chosen: null, confidence: 0, ranked, reason: noReason, also: [], rule: null };

  const stays = stay(summary, chances, chosen, current);
  const fit = firstFit(options.rules ?? [], paper);
  // Any topic of the tree, also one that is too unlike the paper to be looked at closely.
  const rule = fit && state.tree.parent.has(fit.topicId) && mayTake(state, fit.topicId, refused) ? fit : null;
  const topicId = rule?.topicId ?? (summary.topics[stays.row] as TopicId);
  const confidence = rule ? 1 : stays.confidence * (1 - novelty);
  const sure = confidence >= ASK_BELOW;
  const path = new Set(pathOf(state.tree, topicId));
  return {
    topicId: sure ? topicId : UNSORTED,
    chosen: topicId,
    confidence,
    ranked,
    reason: reasonFor(state, paper.id, query.vector, surfaces, topicId),
    also: ranked
      .filter((one) => sure && one.confidence >= ALSO_FROM && !path.has(one.topicId))
      .filter((one) => !pathOf(state.tree, one.topicId).includes(topicId))
      .map((one) => one.topicId),
    rule,
  };
}

function mayTake(state: LibraryState, topicId: TopicId, refused: ReadonlySet<TopicId>): boolean {
  return !state.tree.locked.has(topicId) && !refused.has(topicId);
}

/** The topic where the paper stands, where the best one is not clearly likelier; else the best one. */
function stay(
  summary: TreeSummary,
  chances: { row: number; chance: number }[],
  best: ChosenNode,
  current: Place,
): ChosenNode {
  const row = summary.topics.indexOf(current as TopicId);
  if (row < 0 || row === best.row) return best;
  const isBelow = (node: number): boolean =>
    node === row || (node >= 0 && isBelow(summary.parent[node] as number));
  let confidence = 0;
  for (const one of chances) if (isBelow(one.row)) confidence += one.chance;
  return confidence > 0 && best.confidence < confidence + STAYS ? { row, confidence } : best;
}

const noReason: PlacementReason = { nearest: [], words: [] };

export interface Ranking {
  /** Every candidate (a row of the tree summary) with its chance to be the place if it has one, likeliest first. */
  chances: { row: number; chance: number }[];
  /** Chance that the paper belongs to no topic that there is. */
  novelty: number;
}

export function rankTopics(state: LibraryState, query: Query, refused: ReadonlySet<TopicId>): Ranking {
  const summary = treeSummary(state);
  const { topics } = summary;
  const candidates = candidatesFor(state, query.vector, refused);
  const rows = features(state, query, candidates);
  const scores = scoresOf(rows);
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, x) => sum + x, 0);
  const chances = candidates
    .map((row, i) => ({ row, chance: (odds[i] as number) / total }))
    .sort((a, b) => b.chance - a.chance || ((topics[a.row] as string) < (topics[b.row] as string) ? -1 : 1));
  return { chances, novelty: openSetProbability(summary, rows, scores) };
}

/** Each candidate's log odds, up to a constant. */
export function scoresOf(rows: Float64Array): number[] {
  const columns = FEATURES.map((feature) => weights[feature]);
  return Array.from({ length: rows.length / columns.length }, (_, i) =>
    columns.reduce((sum, weight, column) => sum + weight * (rows[i * columns.length + column] as number), 0),
  );
}

function reasonFor(
  state: LibraryState,
  asked: PaperId,
  vector: Float32Array,
  surfaces: Map<number, string>,
  topicId: TopicId,
): PlacementReason {
  const { papers } = state;
  const branch = state.branch(topicId);
  const nearest = rowsBelow(state, topicId)
    .map((row) => ({
      id: papers.rows[row]?.id as PaperId,
      similarity: dot(vector, 0, papers.vectors, row * state.dimensions, state.dimensions),
    }))
    .filter(({ id }) => id !== asked)
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
  const words = [...surfaces]
    .map(([word, surface]) => ({ surface, strength: strengthOf(state, branch, word) }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || (a.surface < b.surface ? -1 : 1))
    .slice(0, 5)
    .map(({ surface }) => surface);
  return { nearest, words };
}

/** Papers under the topic or below it. */
function rowsBelow(state: LibraryState, topicId: TopicId): number[] {
  const below = (state.tree.children.get(topicId) ?? []).flatMap((child) => rowsBelow(state, child));
  return [...state.branch(topicId).members, ...below];
}

/** What a word of the paper adds to the case for a topic; a word of the topic's name counts once more. */
function strengthOf(state: LibraryState, branch: Branch, word: number): number {
  const named = branch.nameWords.includes(word) ? 1 : 0;
  return excess(state, word, branch.words.weight(word) + named, branch.words.total);
}
