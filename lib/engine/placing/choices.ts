import type { Choices } from '@/lib/domain/placements/placement';
import { nameForPaper } from '@/lib/engine/naming/name-for-paper';
import type { LibraryState } from '@/lib/engine/state/library-state';
import type { FiledPaper, Placed } from '@/lib/engine/types';
import { unit } from '@/lib/engine/vector';
import { likelyParents } from './new-topic';
import { nearestPapers } from './similar-papers';

/** Topics that are offered: the right one is among three for 84 papers in 100, among five for few more. */
const OFFERED = 3;
/** A new topic is offered from this probability that the paper belongs to none that there is. */
const OFFER_NEW_FROM = 0.15;
/** Papers whose titles are searched for phrases that the paper shares with others. */
const NEIGHBOURS = 40;

/** What a person can choose for a paper with one act, `placed` being what `placePaper` said of it. */
export function choicesFor(state: LibraryState, paper: FiledPaper, placed: Placed): Choices {
  const topics = placed.ranked.slice(0, OFFERED);
  if (placed.rule || placed.openSetProbability < OFFER_NEW_FROM) return { topics, newTopic: null };
  const vector = unit(paper.vector, state.dimensions);
  const near = nearestPapers(state, vector, NEIGHBOURS, paper.id).flatMap(
    ({ paperId }) => state.papers.rows[state.papers.find(paperId)]?.title ?? [],
  );
  const taken = state.tree.order.flatMap((id) => state.branch(id).topic?.name ?? []);
  return {
    topics,
    newTopic: {
      name: nameForPaper(paper, near, taken),
      parentId: likelyParents(state, placed.ranked, placed.openSetProbability)[0]?.parentId ?? null,
    },
  };
}
