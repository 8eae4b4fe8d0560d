import { describe, expect, it } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Proposal } from './proposal';
import { canRecur, renameSubjects, subjectsOf } from './subjects';

const reasoned = { strength: 0.5, words: ['w'] };
const t = (...ids: string[]) => ids as TopicId[];
const p = (...ids: string[]) => ids as PaperId[];
const [a, b] = t('a', 'b') as [TopicId, TopicId];

/** One proposal of each kind, and the records that it refers to. */
const proposals: { [Type in Proposal['type']]: [Proposal, { topics: TopicId[]; papers: PaperId[] }] } = {
  'new-topic': [
    { type: 'new-topic', name: 'N', parentId: a, papers: p('1', '2'), ...reasoned },
    { topics: t('a'), papers: p('1', '2') },
  ],
  'split-topic': [
    {
      type: 'split-topic',
      topicId: a,
      parts: [
        { name: 'N', papers: p('1') },
        { name: 'M', papers: p('2') },
      ],
      ...reasoned,
    },
    { topics: t('a'), papers: p('1', '2') },
  ],
  'merge-topics': [
    { type: 'merge-topics', into: a, from: b, papers: p('1'), ...reasoned },
    { topics: t('a', 'b'), papers: p('1') },
  ],
  'group-topics': [
    { type: 'group-topics', name: 'N', parentId: null, topicIds: t('a', 'b'), ...reasoned },
    { topics: t('a', 'b'), papers: [] },
  ],
  'same-paper': [
    { type: 'same-paper', title: 'T', papers: ['1', '2'] as [PaperId, PaperId], ...reasoned },
    { topics: [], papers: p('1', '2') },
  ],
};

describe.each(Object.entries(proposals))('a proposal of the kind %s', (_, [proposal, named]) => {
  it('lists its topics and papers, and their new ids after renaming', () => {
    expect(subjectsOf(proposal)).toEqual(named);
    const renamed = renameSubjects(
      proposal,
      (id) => `topic ${id}` as TopicId,
      (id) => `paper ${id}` as PaperId,
    );
    expect(subjectsOf(renamed)).toEqual({
      topics: named.topics.map((id) => `topic ${id}`),
      papers: named.papers.map((id) => `paper ${id}`),
    });
    const back = renameSubjects(
      renamed,
      (id) => id.slice(6) as TopicId,
      (id) => id.slice(6) as PaperId,
    );
    expect(back).toEqual(proposal);
  });

  it('can be made again as long as its topics and some of its papers exist', () => {
    const topics = new Set(named.topics);
    expect(canRecur(proposal, { topics, papers: new Set(named.papers.slice(0, 1)) })).toBe(true);
    expect(canRecur(proposal, { topics, papers: new Set() })).toBe(named.papers.length === 0);
    for (const topic of named.topics) {
      const others = new Set(named.topics.filter((id) => id !== topic));
      expect(canRecur(proposal, { topics: others, papers: new Set(named.papers) })).toBe(false);
    }
  });
});
