import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { PlacementReason } from '@/lib/domain/placements/placement';
import type { FiledPaper } from '@/lib/engine/inputs-and-results';
import { excess } from '@/lib/engine/naming/discriminative-terms';
import type { LibraryState } from '@/lib/engine/state/library-state';
import type { TopicSums } from '@/lib/engine/state/topic-sums';
import { queryWords } from '@/lib/engine/text/vocabulary';
import { dot, unit } from '@/lib/vectors/float-vectors';

/** Maximum number of papers of a branch that are compared with the paper. */
const COMPARED = 2000;

/**
 * Why a paper belongs in a topic: the nearest other papers there, at most three, and the words of the paper that
 * point to the topic, as the paper spells them, at most five.
 */
export function reasonFor(state: LibraryState, paper: FiledPaper, topicId: TopicId): PlacementReason {
  const { papers } = state;
  const vector = unit(paper.vector, state.dimensions);
  const { surfaces } = queryWords(paper, state.vocabulary);
  const branch = state.branch(topicId);
  const nearest = papers
    .sampleOf(rowsBelow(state, topicId), COMPARED)
    .map((row) => ({
      id: papers.rows[row]?.id as PaperId,
      similarity: dot(vector, 0, papers.vectors, row * state.dimensions, state.dimensions),
    }))
    .filter(({ id }) => id !== paper.id)
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

/** Rows of the papers in the topic or below it. */
function rowsBelow(state: LibraryState, topicId: TopicId): number[] {
  const below = (state.tree.children.get(topicId) ?? []).flatMap((child) => rowsBelow(state, child));
  return [...state.branch(topicId).members, ...below];
}

/** How strongly a word of the paper points to a topic. A word of the topic's name counts one extra time. */
function strengthOf(state: LibraryState, branch: TopicSums, word: number): number {
  const named = branch.nameWords.includes(word) ? 1 : 0;
  return excess(state, word, branch.words.weight(word) + named, branch.words.total);
}
