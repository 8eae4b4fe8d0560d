import type { Proposal } from './proposal';

/** Of two sets, the share that they have in common, from which on they are one matter. */
const MOSTLY = 0.5;

/**
 * True where two proposals ask the same question. A topic or a split is another question once more than half of the
 * papers concerned are others: a person who said no to four papers may say yes to ten. Two topics that a person
 * wants apart stay apart, whatever comes into them.
 */
export function isSameMatter(a: Proposal, b: Proposal): boolean {
  if (a.type === 'new-topic' && b.type === 'new-topic') return areMostlyOne(a.papers, b.papers);
  if (a.type === 'split-topic' && b.type === 'split-topic')
    return a.topicId === b.topicId && areMostlyOne(papersOf(a.parts), papersOf(b.parts));
  if (a.type === 'merge-topics' && b.type === 'merge-topics')
    return [a.into, a.from].sort().join() === [b.into, b.from].sort().join();
  if (a.type === 'group-topics' && b.type === 'group-topics')
    return a.parentId === b.parentId && areMostlyOne(a.topicIds, b.topicIds);
  if (a.type === 'same-paper' && b.type === 'same-paper')
    return a.papers.toSorted().join() === b.papers.toSorted().join();
  return false;
}

function papersOf(parts: { papers: string[] }[]): string[] {
  return parts.flatMap(({ papers }) => papers);
}

function areMostlyOne(a: readonly string[], b: readonly string[]): boolean {
  const all = new Set([...a, ...b]);
  const both = new Set(a.filter((one) => b.includes(one)));
  return both.size >= MOSTLY * all.size;
}
