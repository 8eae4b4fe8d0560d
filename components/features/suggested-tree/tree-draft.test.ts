import { expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { changeDraft, type DraftChange, draftOf, mergeTargets, planOf } from './tree-draft';

const [p1, p2, p3, p4] = ['arxiv:1', 'arxiv:2', 'arxiv:3', 'arxiv:4'] as PaperId[] as [
  PaperId,
  PaperId,
  PaperId,
  PaperId,
];
const plan = [
  { name: 'Agents', parent: null, papers: [p1] },
  { name: 'Memory', parent: 0, papers: [p2, p3] },
  { name: 'Vision', parent: null, papers: [p4] },
];
const after = (...changes: DraftChange[]) => planOf(changes.reduce(changeDraft, draftOf(plan)));

it('equals the plan while nothing is changed', () => {
  expect(after()).toEqual(plan);
});

it('renames, unticks, ticks again and moves', () => {
  expect(
    after(
      { do: 'rename', topic: 2, name: 'Seeing' },
      { do: 'tick', paper: p2, isTicked: false },
      { do: 'tick', paper: p3, isTicked: false },
      { do: 'tick', paper: p3, isTicked: true },
      { do: 'move', paper: p1, into: 2 },
    ),
  ).toEqual([
    { name: 'Agents', parent: null, papers: [] },
    { name: 'Memory', parent: 0, papers: [p3] },
    { name: 'Seeing', parent: null, papers: [p4, p1] },
  ]);
});

it('ticks a paper that is moved', () => {
  const changes: DraftChange[] = [
    { do: 'tick', paper: p1, isTicked: false },
    { do: 'move', paper: p1, into: 1 },
  ];
  expect(after(...changes)[1]).toEqual({ name: 'Memory', parent: 0, papers: [p2, p3, p1] });
});

it('merges a branch into a later topic', () => {
  expect(after({ do: 'merge', topic: 0, into: 2 })).toEqual([
    { name: 'Vision', parent: null, papers: [p4, p1] },
    { name: 'Memory', parent: 0, papers: [p2, p3] },
  ]);
});

it('does not merge a topic into one of its subtopics', () => {
  expect(mergeTargets(draftOf(plan), 0).map(({ name }) => name)).toEqual(['Vision']);
  expect(mergeTargets(draftOf(plan), 1).map(({ name }) => name)).toEqual(['Agents', 'Vision']);
});

it('drops a topic, and moves its subtopics up', () => {
  expect(after({ do: 'drop', topic: 0 })).toEqual([
    { name: 'Memory', parent: null, papers: [p2, p3] },
    { name: 'Vision', parent: null, papers: [p4] },
  ]);
});

it('creates no empty topic', () => {
  expect(
    after(
      { do: 'tick', paper: p2, isTicked: false },
      { do: 'tick', paper: p3, isTicked: false },
      { do: 'drop', topic: 2 },
      { do: 'tick', paper: p1, isTicked: false },
    ),
  ).toEqual([]);
});
