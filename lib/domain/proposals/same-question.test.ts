import { describe, expect, it } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Proposal } from './proposal';
import { isSameQuestion } from './same-question';

const common = { strength: 0.5, words: [] };
const ids = (letters: string) => [...letters] as PaperId[] & TopicId[];
const [a, b, c] = ['a', 'b', 'c'] as unknown as [TopicId, TopicId, TopicId];

const newTopic = (papers: string): Proposal => {
  return { type: 'new-topic', name: papers, parentId: null, papers: ids(papers), ...common };
};
const split = (topicId: TopicId, ...parts: string[]): Proposal => {
  return {
    type: 'split-topic',
    topicId,
    parts: parts.map((papers) => ({ name: papers, papers: ids(papers) })),
    ...common,
  };
};
const merge = (into: TopicId, from: TopicId): Proposal => {
  return { type: 'merge-topics', into, from, papers: [], ...common };
};
const group = (parentId: TopicId | null, topicIds: string): Proposal => {
  return { type: 'group-topics', name: topicIds, parentId, topicIds: ids(topicIds), ...common };
};

const samePaper = (...papers: [string, string]): Proposal => {
  return { type: 'same-paper', title: 'A title', papers: papers as [PaperId, PaperId], ...common };
};

describe('the same question', () => {
  it.each([
    [
      'the same papers under another name',
      newTopic('abcd'),
      { ...newTopic('dcba'), name: 'Other' } as Proposal,
    ],
    ['one more paper', newTopic('abcd'), newTopic('abcde')],
    ['twice as many papers', newTopic('abcd'), newTopic('abcdefgh')],
    ['other parts of the same topic', split(a, 'ab', 'cd'), split(a, 'ac', 'bd')],
    ['the same two topics in either order', merge(a, b), merge(b, a)],
    ['one more topic in a group', group(null, 'abc'), group(null, 'abcd')],
    ['the same two papers in either order', samePaper('a', 'b'), samePaper('b', 'a')],
  ])('%s', (_, one, other) => {
    expect(isSameQuestion(one, other)).toBe(true);
    expect(isSameQuestion(other, one)).toBe(true);
  });

  it.each([
    ['mostly other papers', newTopic('abcd'), newTopic('abcdefghi')],
    ['another topic', split(a, 'ab', 'cd'), split(b, 'ab', 'cd')],
    ['a topic that has grown', split(a, 'ab', 'cd'), split(a, 'abef', 'cdghi')],
    ['another pair', merge(a, b), merge(a, c)],
    ['another level', group(null, 'abc'), group(c, 'abc')],
    ['another pair of papers', samePaper('a', 'b'), samePaper('a', 'c')],
    ['another kind', newTopic('abcd'), split(a, 'ab', 'cd')],
  ])('is not %s', (_, one, other) => {
    expect(isSameQuestion(one, other)).toBe(false);
    expect(isSameQuestion(other, one)).toBe(false);
  });
});
