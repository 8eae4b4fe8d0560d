import type { Proposal } from './proposal';

/** Of two sets, the share that they have in common, from which on they are one matter. */
export const MOSTLY = 0.5;

type ProposalOf<Type extends Proposal['type']> = Extract<Proposal, { type: Type }>;

/** A rule for each kind of proposal: one that is missing does not compile. */
const deepEqual: {
  [Type in Proposal['type']]: (a: ProposalOf<Type>, b: ProposalOf<Type>) => boolean;
} = {
  'new-topic': (a, b) => areMostlyOne(a.papers, b.papers),
  'split-topic': (a, b) => a.topicId === b.topicId && areMostlyOne(papersOf(a.parts), papersOf(b.parts)),
  'merge-topics': (a, b) => [a.into, a.from].sort().join() === [b.into, b.from].sort().join(),
  'group-topics': (a, b) => a.parentId === b.parentId && areMostlyOne(a.topicIds, b.topicIds),
  'same-paper': (a, b) => a.papers.toSorted().join() === b.papers.toSorted().join(),
};

/**
 * True where two proposals ask the same question. A topic or a split is another question once more than half of the
 * papers concerned are others: a person who said no to four papers may say yes to ten. Two topics that a person
 * wants apart stay apart, whatever comes into them.
 */
export function isSameMatter(a: Proposal, b: Proposal): boolean {
  // The compiler does not see that the rule of `a`'s kind takes `a`.
  const isSameOfItsKind = deepEqual[a.type] as (a: Proposal, b: Proposal) => boolean;
  return a.type === b.type && isSameOfItsKind(a, b);
}

function papersOf(parts: { papers: string[] }[]): string[] {
  return parts.flatMap(({ papers }) => papers);
}

function areMostlyOne(a: readonly string[], b: readonly string[]): boolean {
  const all = new Set([...a, ...b]);
  const both = new Set(a.filter((one) => b.includes(one)));
  return both.size >= MOSTLY * all.size;
}
