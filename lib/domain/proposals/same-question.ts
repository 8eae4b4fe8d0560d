import type { Proposal } from './proposal';

/** The share of common members, in the union of two sets, from which on proposals ask the same question. */
export const MIN_OVERLAP = 0.5;

type ProposalOf<Type extends Proposal['type']> = Extract<Proposal, { type: Type }>;

/** A comparison for each kind of proposal; a missing one does not compile. */
const isSame: {
  [Type in Proposal['type']]: (a: ProposalOf<Type>, b: ProposalOf<Type>) => boolean;
} = {
  'new-topic': (a, b) => areMostlyOne(a.papers, b.papers),
  'split-topic': (a, b) => a.topicId === b.topicId && areMostlyOne(papersOf(a.parts), papersOf(b.parts)),
  'merge-topics': (a, b) => [a.into, a.from].sort().join() === [b.into, b.from].sort().join(),
  'group-topics': (a, b) => a.parentId === b.parentId && areMostlyOne(a.topicIds, b.topicIds),
  'same-paper': (a, b) => a.papers.toSorted().join() === b.papers.toSorted().join(),
};

/**
 * Whether two proposals ask the same question. A new topic, a split or a group is a different question if the two have
 * less than half of their papers or topics in common: a person who declined it for four papers may accept it for ten. A
 * merge of the same two topics is always the same question, whatever papers were added to them.
 */
export function isSameQuestion(a: Proposal, b: Proposal): boolean {
  // The compiler cannot infer that the comparison for the kind of `a` accepts `a`.
  const isSameOfItsKind = isSame[a.type] as (a: Proposal, b: Proposal) => boolean;
  return a.type === b.type && isSameOfItsKind(a, b);
}

function papersOf(parts: { papers: string[] }[]): string[] {
  return parts.flatMap(({ papers }) => papers);
}

function areMostlyOne(a: readonly string[], b: readonly string[]): boolean {
  const all = new Set([...a, ...b]);
  const both = new Set(a.filter((one) => b.includes(one)));
  return both.size >= MIN_OVERLAP * all.size;
}
