import type { PaperView } from '@/components/page/paper/page-paper';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** How the person wants to see a list. */
export interface ListWish {
  order: 'site' | 'fit' | 'newness';
  /** With `newness`: what comes first, 0 the most familiar, 1 the newest. */
  newness: number;
  /** A branch by the names from the top of the tree down to it. */
  show: 'all' | 'new' | TopicPath;
}

export const AS_ON_SITE: ListWish = { order: 'site', newness: 1, show: 'all' };

/** Whether the wish takes more than what the page itself shows. */
export function needsSuggestions({ order, show }: ListWish): boolean {
  return order !== 'site' || Array.isArray(show);
}

/** Where a paper comes in the wished order, lower first; `null` for the site's own. */
export function positionOf(wish: ListWish, view: PaperView): number | null {
  switch (wish.order) {
    case 'site':
      return null;
    case 'fit':
      return -likelihood(view);
    case 'newness':
      return Math.abs(newness(view) - wish.newness);
  }
}

export function isShown({ show }: ListWish, view: PaperView): boolean {
  if (show === 'all') return true;
  if (show === 'new') return isNew(view);
  return isIn(show, view);
}

/** Not saved, and neither read nor waved away. */
export function isNew({ mark }: PaperView): boolean {
  return mark.state === 'unsaved' && !mark.seen;
}

/** Whether a paper stands under a branch, or would. */
export function isIn(branch: TopicPath, view: PaperView): boolean {
  const path = pathOf(view);
  return branch.length > 0 && branch.every((name, depth) => path[depth] === name);
}

/** A branch that papers of the page stand in or would go to. */
export interface ListBranch {
  path: TopicPath;
  papers: number;
}

/** Every branch of the page's papers, in the order of a tree. */
export function branchesOf(views: readonly PaperView[]): ListBranch[] {
  const branches = new Map<string, ListBranch>();
  for (const view of views) {
    const path = pathOf(view);
    for (let depth = 1; depth <= path.length; depth++) {
      const above = path.slice(0, depth);
      const key = above.join('\n');
      const branch = branches.get(key) ?? { path: above, papers: 0 };
      branch.papers++;
      branches.set(key, branch);
    }
  }
  return [...branches].sort(([a], [b]) => a.localeCompare(b)).map(([, branch]) => branch);
}

function pathOf({ mark, suggestion }: PaperView): TopicPath {
  if (mark.state === 'filed') return mark.path;
  return suggestion?.path ?? [];
}

/** 0 to 1; what a person placed is sure, what was waved away comes last. */
function likelihood({ mark, suggestion }: PaperView): number {
  if (mark.state === 'filed') return mark.confidence ?? 1;
  if (mark.state === 'unsaved' && mark.seen === 'not-interested') return -1;
  return suggestion?.confidence ?? 0;
}

/** 0 to 1; what is in the library is not new, and what is not known stands in the middle. */
function newness({ mark, suggestion }: PaperView): number {
  if (mark.state !== 'unsaved') return 0;
  return suggestion?.newness ?? 0.5;
}
