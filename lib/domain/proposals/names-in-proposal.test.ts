import { expect, it } from 'vitest';
import type { ProposalId, TopicId } from '@/lib/domain/ids';
import { applicableNames, proposedTopics, withGivenNames, withNames } from './names-in-proposal';
import type { Proposal, StoredProposal } from './proposal';

const split: Proposal = {
  type: 'split-topic',
  topicId: 't' as TopicId,
  parts: [
    { name: 'One', papers: [] },
    { name: 'Two', papers: [] },
  ],
  strength: 1,
  words: [],
};
const row: StoredProposal = { id: 'p' as ProposalId, proposal: split, state: 'open', at: 1 };

it('renames the topics that a proposal would create, and no others', () => {
  expect(proposedTopics(withNames(split, [undefined, 'Second'])).map(({ name }) => name)).toEqual([
    'One',
    'Second',
  ]);
  const merge: Proposal = {
    type: 'merge-topics',
    into: 't' as TopicId,
    from: 'u' as TopicId,
    papers: [],
    strength: 1,
    words: [],
  };
  expect(withNames(merge, ['x'])).toBe(merge);
});

it("keeps a name as long as the proposal is open and the engine's name is the same", () => {
  const given = {
    'p/0': { from: 'One', to: 'First' },
    'p/1': { from: 'Deux', to: 'Second' },
    'q/0': { from: 'One', to: 'x' },
  };
  expect(applicableNames(given, [row])).toEqual({ 'p/0': { from: 'One', to: 'First' } });
  expect(proposedTopics(withGivenNames(row, given).proposal).map(({ name }) => name)).toEqual([
    'First',
    'Two',
  ]);
});
