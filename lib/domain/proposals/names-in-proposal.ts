import type { PaperId } from '@/lib/domain/ids';
import type { Proposal, StoredProposal } from './proposal';

/** A new topic that a proposal would create, with its papers. */
export interface ProposedTopic {
  name: string;
  papers: PaperId[];
}

/** The topics of papers that a proposal would create, in the order of `withNames`. */
export function proposedTopics(proposal: Proposal): ProposedTopic[] {
  switch (proposal.type) {
    case 'new-topic':
      return [proposal];
    case 'split-topic':
      return proposal.parts;
    case 'merge-topics':
    case 'group-topics':
    case 'same-paper':
      return [];
  }
}

/** The proposal with new names for the topics that it would create; a topic without a new name keeps its own. */
export function withNames(proposal: Proposal, names: readonly (string | undefined)[]): Proposal {
  if (proposal.type === 'new-topic') return { ...proposal, name: names[0] ?? proposal.name };
  if (proposal.type !== 'split-topic') return proposal;
  const parts = proposal.parts.map((part, i) => ({ ...part, name: names[i] ?? part.name }));
  return { ...proposal, parts };
}

/** Names that a language model gave to proposed topics, by `givenNameKey`: from the engine's name to the new one. */
export type GivenNames = Record<string, { from: string; to: string }>;

/** The key of a topic that a stored proposal would create; `index` is its position in `proposedTopics`. */
export function givenNameKey({ id }: Pick<StoredProposal, 'id'>, index: number): string {
  return `${id}/${index}`;
}

/** The proposal with the given names; a name applies only if the engine's name has not changed since. */
export function withGivenNames(row: StoredProposal, given: GivenNames): StoredProposal {
  const names = proposedTopics(row.proposal).map(({ name }, i) => {
    const known = given[givenNameKey(row, i)];
    return known?.from === name ? known.to : undefined;
  });
  return { ...row, proposal: withNames(row.proposal, names) };
}

/** The names that still apply, because the proposal is open and the engine's name has not changed. */
export function applicableNames(given: GivenNames, open: readonly StoredProposal[]): GivenNames {
  const kept: GivenNames = {};
  for (const row of open)
    for (const [i, { name }] of proposedTopics(row.proposal).entries()) {
      const known = given[givenNameKey(row, i)];
      if (known?.from === name) kept[givenNameKey(row, i)] = known;
    }
  return kept;
}
