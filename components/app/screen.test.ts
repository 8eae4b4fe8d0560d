import { describe, expect, it } from 'vitest';
import { buildTopicNodes, type TopicNode } from '@/components/features/tree/topic-nodes';
import type { PaperId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import {
  atTree,
  type LibraryState,
  type Navigation,
  type NavigationStep,
  navigate,
  screenOf,
} from './screen';

const agents = { id: 'agents', parentId: null, name: 'Agents', position: 1 } as unknown as Topic;
const topic = buildTopicNodes([agents], new Map()).roots[0] as TopicNode;
const full: LibraryState = { hasTopics: true, unsorted: 3, isMakingTopic: false };
const untidy: LibraryState = { ...full, hasTopics: false };
const empty: LibraryState = { ...untidy, unsorted: 0 };

const walk = (...steps: NavigationStep[]): Navigation => steps.reduce(navigate, atTree);
const shownAfter = (library: LibraryState, ...steps: NavigationStep[]) => screenOf(walk(...steps), library);
const split: NavigationStep = { go: 'preview', preview: { of: 'split', topic } };
const suggested: NavigationStep = { go: 'preview', preview: { of: 'suggested-tree' } };

describe('the screen', () => {
  it('is the tree, or a welcome while the library is empty', () => {
    expect(shownAfter(full)).toEqual({ show: 'tree' });
    expect(shownAfter(untidy)).toEqual({ show: 'tree' });
    expect(shownAfter(empty)).toEqual({ show: 'welcome' });
    expect(shownAfter({ ...empty, isMakingTopic: true })).toEqual({ show: 'tree' });
  });

  it('is the search whenever the query has a word', () => {
    const page: NavigationStep = { go: 'page', page: 'map' };
    const query = { show: 'search', query: 'memory' };
    expect(shownAfter(full, page, { go: 'search', query: ' memory ' })).toEqual(query);
    expect(shownAfter(empty, { go: 'search', query: 'memory' })).toEqual(query);
    expect(shownAfter(full, { go: 'search', query: '  ' })).toEqual({ show: 'tree' });
  });

  it('is the page again when a search that began there is cleared', () => {
    const steps: NavigationStep[] = [
      { go: 'page', page: 'history' },
      { go: 'search', query: 'memory' },
    ];
    expect(shownAfter(full, ...steps, { go: 'search', query: '' })).toEqual({ show: 'history' });
  });

  it.each(['inbox', 'history', 'map'] as const)(
    'is %s when that page is opened, also from a search',
    (page) => {
      expect(shownAfter(full, { go: 'search', query: 'memory' }, { go: 'page', page })).toEqual({
        show: page,
      });
      expect(shownAfter(empty, { go: 'page', page })).toEqual({ show: page });
      expect(shownAfter(full, { go: 'page', page }, { go: 'leave-page' })).toEqual({ show: 'tree' });
    },
  );

  it('is the exports of the library, or of the branch they were opened for', () => {
    const opened = shownAfter(full, { go: 'page', page: 'exports', exported: topic.topic.id });
    expect(opened).toEqual({ show: 'exports', branch: topic.topic.id });
    const again = shownAfter(
      full,
      { go: 'page', page: 'exports', exported: topic.topic.id },
      { go: 'page', page: 'exports' },
    );
    expect(again).toEqual({ show: 'exports', branch: null });
  });

  it('is the preview of a split, which stays open below a page', () => {
    expect(shownAfter(full, split)).toEqual({ show: 'split', topic });
    expect(shownAfter(full, split, { go: 'page', page: 'inbox' }, { go: 'leave-page' })).toEqual({
      show: 'split',
      topic,
    });
    expect(shownAfter(full, split, { go: 'tree' })).toEqual({ show: 'tree' });
  });

  it('is the preview of a first tree while the library has no topics', () => {
    expect(shownAfter(untidy, suggested)).toEqual({ show: 'suggested-tree' });
    expect(shownAfter(full, suggested)).toEqual({ show: 'tree' });
    expect(shownAfter(empty, suggested)).toEqual({ show: 'welcome' });
  });

  it('is the tree when a place is chosen on any screen', () => {
    for (const step of [
      split,
      suggested,
      { go: 'page', page: 'map' },
      { go: 'search', query: 'memory' },
    ] as const)
      expect(shownAfter(untidy, step, { go: 'tree' })).toEqual({ show: 'tree' });
  });
});

describe('papers shown in full', () => {
  const [one, two] = ['arxiv:1', 'arxiv:2'] as [PaperId, PaperId];
  const both: NavigationStep[] = [
    { go: 'paper', paper: one },
    { go: 'paper', paper: two },
  ];

  it('are closed one by one, the last one first', () => {
    expect(walk(...both).papers).toEqual([one, two]);
    expect(walk(...both, { go: 'leave-paper' }).papers).toEqual([one]);
    expect(walk(...both, { go: 'leave-paper' }, { go: 'leave-paper' }).papers).toEqual([]);
  });

  it('are shown over the screen, which does not change', () => {
    const page: NavigationStep = { go: 'page', page: 'history' };
    expect(shownAfter(full, page, ...both)).toEqual({ show: 'history' });
  });

  it.each<NavigationStep>([{ go: 'search', query: 'memory' }, { go: 'page', page: 'map' }, { go: 'tree' }])(
    'are closed by $go',
    (step) => {
      expect(walk(...both, step).papers).toEqual([]);
    },
  );
});

it('leaving a preview does not end a search that was begun in between', () => {
  const left = walk(suggested, { go: 'search', query: 'memory' }, { go: 'leave-preview' });
  expect(left).toEqual({ ...atTree, query: 'memory' });
});
