import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PlacementReason } from '@/lib/domain/placements/placement';
import type { Query } from '@/lib/engine/features/features';
import type { FiledPaper, Placed, PlaceOptions } from '@/lib/engine/inputs-and-results';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { type TopicStatistics, topicStatistics } from '@/lib/engine/state/topic-statistics';
import { queryWords } from '@/lib/engine/text/vocabulary';
import { unit } from '@/lib/vectors/float-vectors';
import { type ChosenNode, chooseNode } from './choose-node';
import { firstMatchingRule } from './match-rules';
import { reasonFor } from './placement-reason';
import { type Ranking, rankTopics } from './rank-topics';

/** Maximum number of topics that a placement ranks. */
const RANKED = 5;
/**
 * Below this confidence a paper goes to Unsorted and a person is asked, so that silent errors, including papers
 * that need a new heading, stay at 20 in 100. On the reporting lists, 0.43 asked about 0.30 of the papers and filed
 * 0.20 wrongly in silence; before the boosted trees, 0.25 asked about 0.11 and filed 0.34 wrongly. On other lists
 * (the learning lists, cross-fitted) both are about 0.02 higher; 0.46 leaves space for that.
 */
const ASK_BELOW = 0.46;
/** How much likelier another topic must be before a paper that the program filed is moved; see `stability`. */
const STAYS = 0.3;

/** Finds where a paper belongs. Changes nothing. */
export function placePaper(
  state: LibraryState,
  paper: FiledPaper,
  options?: PlaceOptions,
  current?: Place,
): Placed {
  return placeByRanking(state, paper, rankPaper(state, paper, options).ranking, options, current);
}

/** Ranks the topics that the paper may belong to. Also returns the query from which they were ranked. */
export function rankPaper(
  state: LibraryState,
  paper: FiledPaper,
  options: PlaceOptions = {},
): { query: Query; ranking: Ranking } {
  const { words } = queryWords(paper, state.vocabulary);
  const query = { vector: unit(paper.vector, state.dimensions), words, row: state.papers.find(paper.id) };
  return { query, ranking: rankTopics(state, query, new Set(options.rejected)) };
}

/**
 * Finds where a ranked paper belongs. Changes nothing. A paper in `current` stays there unless another topic is
 * clearly likelier, so that papers do not move back and forth.
 */
export function placeByRanking(
  state: LibraryState,
  paper: FiledPaper,
  { probabilities, openSetProbability }: Ranking,
  options: PlaceOptions = {},
  current: Place = UNSORTED,
): Placed {
  const statistics = topicStatistics(state);
  const rejected = new Set(options.rejected);
  const chosen = chooseNode(statistics, probabilities);
  const ranked = probabilities.slice(0, RANKED).map(({ row, probability }) => {
    return { topicId: statistics.topics[row] as TopicId, confidence: probability };
  });
  if (!chosen)
    return {
      topicId: UNSORTED,
      chosen: null,
      confidence: 0,
      openSetProbability,
      ranked,
      reason: noReason,
      rule: null,
    };

  const stays = stay(statistics, probabilities, chosen, current);
  const fit = firstMatchingRule(options.rules ?? [], paper);
  // A rule may name any topic of the tree, even one that was not among the candidates.
  const rule =
    fit && state.tree.parent.has(fit.topicId) && mayTake(state, fit.topicId, rejected) ? fit : null;
  const topicId = rule?.topicId ?? (statistics.topics[stays.row] as TopicId);
  const confidence = rule ? 1 : stays.confidence * (1 - openSetProbability);
  const sure = confidence >= ASK_BELOW;
  return {
    topicId: sure ? topicId : UNSORTED,
    chosen: topicId,
    confidence,
    openSetProbability,
    ranked,
    reason: reasonFor(state, paper, topicId),
    rule,
  };
}

function mayTake(state: LibraryState, topicId: TopicId, rejected: ReadonlySet<TopicId>): boolean {
  return !state.tree.locked.has(topicId) && !rejected.has(topicId);
}

/** The paper's current topic, unless the best one is clearly likelier. */
function stay(
  statistics: TopicStatistics,
  probabilities: { row: number; probability: number }[],
  best: ChosenNode,
  current: Place,
): ChosenNode {
  const row = statistics.topics.indexOf(current as TopicId);
  if (row < 0 || row === best.row) return best;
  const isBelow = (node: number): boolean =>
    node === row || (node >= 0 && isBelow(statistics.parent[node] as number));
  let confidence = 0;
  for (const one of probabilities) if (isBelow(one.row)) confidence += one.probability;
  return confidence > 0 && best.confidence < confidence + STAYS ? { row, confidence } : best;
}

const noReason: PlacementReason = { nearest: [], words: [] };
