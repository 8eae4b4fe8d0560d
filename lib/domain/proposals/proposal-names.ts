import type { PaperId } from '@/lib/domain/ids';
import type { Proposal, StoredProposal } from './proposal';

/** A new topic that a proposal would make, with its papers. */
export interface ProposedTopic {
  name: string;
  papers: PaperId[];
}

/** The topics that a proposal would make of papers, in the order of `withNames`. */
export function proposedTopics(proposal: Proposal): ProposedTopic[] {
  if (proposal.type === 'new-topic') return [proposal];
  return proposal.type === 'split-topic' ? proposal.parts : [];
}

/** The proposal with other names for the topics that it would make; a name that is absent stays. */
export function withNames(proposal: Proposal, names: readonly (string | undefined)[]): Proposal {
  if (proposal.type === 'new-topic') return { ...proposal, name: names[0] ?? proposal.name };
  if (proposal.type !== 'split-topic') return proposal;
  const parts = proposal.parts.map((part, i) => ({ ...part, name: names[i] ?? part.name }));
  return { ...proposal, parts };
}

/** Names that a language model gave to proposed topics, by `givenNameKey`: what the engine calls each, and what it is called now. */
export type GivenNames = Record<string, { from: string; to: string }>;

/** One name for a topic that a stored proposal would make. */
export function givenNameKey({ id }: Pick<StoredProposal, 'id'>, index: number): string {
  return `${id}/${index}`;
}

/** The proposal, as the engine names it, by the names that were given to its topics under the engine's present ones. */
export function withGivenNames(row: StoredProposal, given: GivenNames): StoredProposal {
  const names = proposedTopics(row.proposal).map(({ name }, i) => {
    const known = given[givenNameKey(row, i)];
    return known?.from === name ? known.to : undefined;
  });
  return { ...row, proposal: withNames(row.proposal, names) };
}

/** Those of the names that still apply: the proposal is open, and the engine calls the topic as it did. */
export function applicableNames(given: GivenNames, open: readonly StoredProposal[]): GivenNames {
  const kept: GivenNames = {};
  for (const row of open)
    for (const [i, { name }] of proposedTopics(row.proposal).entries()) {
      const known = given[givenNameKey(row, i)];
      if (known?.from === name) kept[givenNameKey(row, i)] = known;
    }
  return kept;
}
