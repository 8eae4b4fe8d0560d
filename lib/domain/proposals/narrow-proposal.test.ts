import { describe, expect, it } from 'vitest';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import { type ConcernedRecords, narrowProposal } from './narrow-proposal';
import type { Proposal } from './proposal';

const reasoned = { strength: 0.5, words: [] };
const t = (id: string) => id as TopicId;
const p = (...ids: string[]) => ids as PaperId[];

function topic(id: string, parentId: string | null = null): [TopicId, Topic] {
  const common = { namedBy: 'person', locked: false, position: 1 } as const;
  return [t(id), { id: t(id), name: id, parentId: parentId as TopicId | null, ...common }];
}

function placed(paper: string, place: string, own: Partial<Placement> = {}): [PaperId, Placement] {
  const id = paper as PaperId;
  return [id, { ...unplaced(id, 1), topicId: place as Place, ...own }];
}

function records(own: Partial<ConcernedRecords> = {}): ConcernedRecords {
  return {
    topics: new Map([topic('a'), topic('b'), topic('c'), topic('below', 'a')]),
    locked: new Set(),
    placements: new Map(['1', '2', '3', '4'].map((id) => placed(id, id < '3' ? 'unsorted' : 'a'))),
    ...own,
  };
}

const newTopic: Proposal = {
  type: 'new-topic',
  name: 'N',
  parentId: t('b'),
  papers: p('1', '2', '3', '4'),
  ...reasoned,
};
const parts = [
  { name: 'N', papers: p('1', '2') },
  { name: 'M', papers: p('3', '4') },
];
const split: Proposal = { type: 'split-topic', topicId: t('a'), parts, ...reasoned };
const merge: Proposal = { type: 'merge-topics', into: t('a'), from: t('b'), papers: p('1'), ...reasoned };
const group: Proposal = {
  ...{ type: 'group-topics', name: 'N', parentId: null, topicIds: [t('a'), t('b'), t('c')], ...reasoned },
};
const allInA = new Map(p('1', '2', '3', '4').map((id) => placed(id, 'a')));

describe('a new topic', () => {
  it('keeps the papers that the program may still move, if they are at least half of all', () => {
    expect(narrowProposal(newTopic, records())).toEqual(newTopic);
    const pinned = placed('3', 'a', { madeBy: 'person' });
    const some = records({ placements: new Map([...records().placements, pinned]) });
    expect(narrowProposal(newTopic, some)).toMatchObject({ papers: p('1', '2', '4') });
    const few = new Map([...records().placements, pinned, placed('4', 'a', { madeBy: 'person' })]);
    few.delete('1' as PaperId);
    expect(narrowProposal(newTopic, records({ placements: few }))).toBeNull();
  });

  it('is dropped under a deleted or locked topic, or for a single paper', () => {
    expect(narrowProposal(newTopic, records({ topics: new Map([topic('a')]) }))).toBeNull();
    expect(narrowProposal(newTopic, records({ locked: new Set([t('b')]) }))).toBeNull();
    expect(narrowProposal({ ...newTopic, papers: p('1') } as Proposal, records())).toBeNull();
  });
});

describe('a split', () => {
  it('keeps the parts that still exist', () => {
    expect(narrowProposal(split, records({ placements: allInA }))).toEqual(split);
    expect(narrowProposal(split, records())).toBeNull();
    expect(narrowProposal(split, records({ placements: allInA, locked: new Set([t('a')]) }))).toBeNull();
  });
});

it('a merge requires two siblings', () => {
  expect(narrowProposal(merge, records())).toMatchObject({ papers: [] });
  expect(narrowProposal({ ...merge, from: t('below') } as Proposal, records())).toBeNull();
  expect(narrowProposal(merge, records({ locked: new Set([t('a')]) }))).toBeNull();
});

it('a group keeps the topics that are still siblings', () => {
  const moved = new Map([...records().topics, topic('c', 'b')]);
  expect(narrowProposal(group, records({ topics: moved }))).toMatchObject({ topicIds: [t('a'), t('b')] });
  moved.delete(t('a'));
  expect(narrowProposal(group, records({ topics: moved }))).toBeNull();
});

it('a proposal about two papers requires both', () => {
  const same: Proposal = {
    type: 'same-paper',
    title: 'T',
    papers: ['1', '2'] as [PaperId, PaperId],
    ...reasoned,
  };
  expect(narrowProposal(same, records())).toEqual(same);
  expect(
    narrowProposal({ ...same, papers: ['1', '9'] as [PaperId, PaperId] } as Proposal, records()),
  ).toBeNull();
});
