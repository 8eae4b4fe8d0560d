import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Autonomy } from '@/lib/domain/preferences/filing-preferences';
import { isFiledBySimilarity } from './count-placements';
import { STRONG_FROM } from './match';
import { asksPerson, type Placement, type RankedTopic } from './placement';
import { withoutFlaws } from './placement-flaws';

/** What a language model says of a paper that filing is not sure of. */
export interface Review {
  /** One of the topics that it was offered; `null` where it finds that none fits. */
  topicId: TopicId | null;
  /** Words of the paper that decided, at most three. */
  words: string[];
}

/** Topics that are stored with a placement. */
const RANKED = 3;
/**
 * Where filing asks, the paper is filed if the language model chooses what filing puts first, from this confidence on.
 * Filing alone asked below 0.25 for long, and 34 papers in 100 went wrong without a word; how many do where the two agree
 * was not measured, since that depends on the language model.
 */
const AGREED_FROM = 0.25;

/** Whether there is a choice to review: filing was not sure, and ranked topics to choose from. */
export function isUnsure(placement: Placement): boolean {
  const { confidence, ranked } = placement;
  if (!asksPerson(placement) && !isFiledBySimilarity(placement)) return false;
  return ranked.length > 1 && confidence !== null && confidence < STRONG_FROM;
}

/**
 * The placement after a review. What is filed moves to the topic that was chosen; of what waits in Unsorted the chosen
 * topic becomes the first to choose from, and it is filed there only where filing puts it first as well. Whoever is
 * always asked has nothing moved. The same object where the review changes nothing.
 * @param ranked The topics that were offered, as filing ranks them, best first.
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
