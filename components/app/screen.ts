import type { TopicNode } from '@/components/features/tree/topic-nodes';
import type { PaperId, TopicId } from '@/lib/domain/ids';

/** What the panel shows below its header. */
export type Screen =
  /** What a query finds, which has no spaces around it. */
  | { show: 'search'; query: string }
  | { show: Exclude<Page, 'exports'> }
  /** Files for other programs; `branch` is the one that is chosen first, `null` the whole library. */
  | { show: 'exports'; branch: TopicId | null }
  /** How a topic could be split. */
  | { show: 'split'; topic: TopicNode }
  /** What stands instead of the tree while the library is empty. */
  | { show: 'welcome' }
  /** The first tree that the program proposes. */
  | { show: 'suggested-tree' }
  | { show: 'tree' };

/** Screens that a button of the header opens, and that are closed back to where one was. */
export type Page = 'inbox' | 'history' | 'map' | 'exports';

/** Where a person has gone in the panel. */
export interface Navigation {
  /** As it is typed; a blank one searches for nothing. */
  query: string;
  page: Page | null;
  /** The branch for which the exports were opened. */
  exported: TopicId | null;
  /** Topics that are proposed and were asked for, which stand in the place of the tree. */
  preview: { of: 'split'; topic: TopicNode } | { of: 'suggested-tree' } | null;
  /** Papers shown in full over the screen, each opened from the one before: the last is in sight. */
  papers: readonly PaperId[];
}

export const atTree: Navigation = { query: '', page: null, exported: null, preview: null, papers: [] };

/** What of the library decides which screen is shown. */
export interface LibraryState {
  hasTopics: boolean;
  unsorted: number;
  /** A topic's name is being written, or a topic that was just made is not read yet. */
  isMakingTopic: boolean;
}

/** The screen that is shown: a search stands before everything, a page before the tree and what takes its place. */
export function screenOf({ query, page, exported, preview }: Navigation, library: LibraryState): Screen {
  const sought = query.trim();
  if (sought !== '') return { show: 'search', query: sought };
  if (page === 'exports') return { show: page, branch: exported };
  if (page) return { show: page };
  if (preview?.of === 'split') return { show: 'split', topic: preview.topic };
  if (library.hasTopics) return { show: 'tree' };
  if (library.unsorted === 0 && !library.isMakingTopic) return { show: 'welcome' };
  return { show: preview?.of === 'suggested-tree' ? 'suggested-tree' : 'tree' };
}

/** A step of the person through the panel. */
export type NavigationStep =
  | { go: 'search'; query: string }
  | { go: 'page'; page: Page; exported?: TopicId }
  /** Back from a page, to the tree or what was previewed in its place. */
  | { go: 'leave-page' }
  | { go: 'preview'; preview: NonNullable<Navigation['preview']> }
  | { go: 'leave-preview' }
  /** To the tree, and out of everything else. */
  | { go: 'tree' }
  | { go: 'paper'; paper: PaperId }
  /** To a paper that a page wants shown, alone. */
  | { go: 'shown-paper'; paper: PaperId }
  /** Back from a paper, to the one it was opened from or to the screen below. */
  | { go: 'leave-paper' };

/** Where a step leads. */
export function navigate(from: Navigation, step: NavigationStep): Navigation {
  switch (step.go) {
    case 'search':
      return { ...from, query: step.query, papers: [] };
    case 'page':
      return { ...from, query: '', page: step.page, exported: step.exported ?? null, papers: [] };
    case 'leave-page':
      return { ...from, page: null };
    case 'preview':
      return { ...atTree, preview: step.preview };
    case 'leave-preview':
      return { ...from, preview: null };
    case 'tree':
      return atTree;
    case 'paper':
      return { ...from, papers: [...from.papers, step.paper] };
    case 'shown-paper':
      return { ...atTree, papers: [step.paper] };
    case 'leave-paper':
      return { ...from, papers: from.papers.slice(0, -1) };
  }
}
