import type { TopicNode } from '@/components/features/tree/topic-nodes';
import type { PaperId, TopicId } from '@/lib/domain/ids';

/** The screen that the panel shows below its header. */
export type Screen =
  /** Search results; `query` is trimmed. */
  | { show: 'search'; query: string }
  | { show: Exclude<Page, 'exports'> }
  /** Exports to files for other programs; `branch` is selected first, `null` for the whole library. */
  | { show: 'exports'; branch: TopicId | null }
  /** A preview of how a topic could be split. */
  | { show: 'split'; topic: TopicNode }
  /** Shown instead of the tree while the library is empty. */
  | { show: 'welcome' }
  /** The first tree that the program proposes. */
  | { show: 'suggested-tree' }
  | { show: 'tree' };

/** Screens that a button of the header opens. Closing one returns to the previous screen. */
export type Page = 'inbox' | 'history' | 'map' | 'exports';

/** Where the person is in the panel. */
export interface Navigation {
  /** The query as typed; a blank one searches for nothing. */
  query: string;
  page: Page | null;
  /** The branch that the exports were opened for. */
  exported: TopicId | null;
  /** Proposed topics that the person asked to see; shown instead of the tree. */
  preview: { of: 'split'; topic: TopicNode } | { of: 'suggested-tree' } | null;
  /** Papers that are shown in full over the screen, each opened from the one before; the last one is visible. */
  papers: readonly PaperId[];
}

export const atTree: Navigation = { query: '', page: null, exported: null, preview: null, papers: [] };

/** The facts about the library that decide which screen is shown. */
export interface LibraryState {
  hasTopics: boolean;
  unsorted: number;
  /** Whether a topic's name is being typed, or a new topic is not read yet. */
  isMakingTopic: boolean;
}

/** Returns the screen to show. A search comes before a page, and a page before the tree or its preview. */
export function screenOf({ query, page, exported, preview }: Navigation, library: LibraryState): Screen {
  const trimmed = query.trim();
  if (trimmed !== '') return { show: 'search', query: trimmed };
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
  /** Closes a page and returns to the tree or its preview. */
  | { go: 'leave-page' }
  | { go: 'preview'; preview: NonNullable<Navigation['preview']> }
  | { go: 'leave-preview' }
  /** Goes to the tree and closes everything else. */
  | { go: 'tree' }
  | { go: 'paper'; paper: PaperId }
  /** Opens only the paper that a page wants to show. */
  | { go: 'shown-paper'; paper: PaperId }
  /** Closes a paper and returns to the one it was opened from, or to the screen below. */
  | { go: 'leave-paper' };

/** Returns the navigation after a step. */
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
