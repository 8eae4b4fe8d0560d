import { UNSORTED } from '@/lib/domain/ids';
import type { Placed, WaitingPaper } from '@/lib/engine/inputs-and-results';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { placeByRanking, rankPaper } from './place-paper';
import { rankTogether } from './rank-together';

/**
 * Finds where papers that wait together belong. Changes nothing. Papers in Unsorted, or not in the library, are
 * evidence for each other's topics. A paper in a topic is counted there already, so it is placed by itself.
 */
export function placeTogether(state: LibraryState, waiting: readonly WaitingPaper[]): Placed[] {
  const papers = waiting.map(({ paper, options }) => {
    const current = state.papers.rows[state.papers.find(paper.id)]?.place ?? UNSORTED;
    return { ...state.without(paper.id, () => rankPaper(state, paper, options)), current };
  });
  const loose = papers.filter(({ current }) => current === UNSORTED);
  const together = new Map(rankTogether(state, loose).map((ranking, i) => [loose[i], ranking]));
  return waiting.map(({ paper, options }, i) => {
    const one = papers[i] as (typeof papers)[number];
    const ranking = together.get(one) ?? one.ranking;
    return state.without(paper.id, () => placeByRanking(state, paper, ranking, options, one.current));
  });
}
