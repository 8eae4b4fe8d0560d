import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Autonomy } from '@/lib/domain/preferences/filing-preferences';
import { isFiledBySimilarity } from './count-placements';
import { STRONG_FROM } from './match-strength';
import { asksPerson, type Placement, type RankedTopic } from './placement';
import { withoutFlaws } from './placement-flaws';

/** A language model's answer about a paper that the engine is not sure of. */
export interface Review {
  /** The chosen topic, one of those offered; `null` if none fits. */
  topicId: TopicId | null;
  /** Words of the paper that decided, at most three. */
  words: string[];
}

/** How many ranked topics are stored with a placement. */
const RANKED = 3;
/**
 * From this confidence on, a paper that the engine asks about is filed if the language model chooses the topic that the
 * engine ranks first. The engine alone asked below 0.25 in earlier versions, and misfiled 34 of 100 papers without
 * asking. How many are misfiled if both agree was not measured, since it depends on the language model.
 */
const AGREED_FROM = 0.25;

/** Whether a placement can be reviewed: the engine was not sure and ranked several topics. */
export function isUnsure(placement: Placement): boolean {
  const { confidence, ranked } = placement;
  if (!asksPerson(placement) && !isFiledBySimilarity(placement)) return false;
  return ranked.length > 1 && confidence !== null && confidence < STRONG_FROM;
}

/**
 * The placement after a review. A filed paper moves to the chosen topic. For a paper that waits in Unsorted, the chosen
 * topic is ranked first; the paper is filed there only if the engine ranks it first too, or if autonomy is `quiet`.
 * With `ask-always`, no paper moves. Returns the same object if the review changes nothing.
 * @param ranked The topics that were offered, as the engine ranks them, best first.
 * @param at Milliseconds since 1970.
 */
export function reviewPlacement(
  placement: Placement,
  { topicId: chosen, words }: Review,
  ranked: readonly RankedTopic[],
  autonomy: Autonomy,
  at: number,
): Placement {
  const offered = ranked.find(({ topicId }) => topicId === chosen);
  if (!offered || !isUnsure(placement)) return placement;
  const isFiled = placement.topicId !== UNSORTED;
  const agrees = ranked[0] === offered && (placement.confidence ?? 0) >= AGREED_FROM;
  const mayFile = autonomy !== 'ask-always' && (isFiled || autonomy === 'quiet' || agrees);
  const topicId = mayFile ? offered.topicId : placement.topicId;
  const isThere = topicId === placement.topicId;
  const first = ranked.filter(({ topicId }) => topicId !== chosen);
  const before = placement.reason ?? { nearest: [], words: [] };
  return withoutFlaws({
    ...placement,
    topicId,
    confidence: isThere || agrees ? placement.confidence : offered.confidence,
    reason: {
      nearest: isThere || agrees ? before.nearest : [],
      words: words.length > 0 ? words : isThere || agrees ? before.words : [],
    },
    ranked: [offered, ...first].slice(0, RANKED),
    at,
  });
}
