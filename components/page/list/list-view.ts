import type { PaperView } from '@/components/page/paper/page-paper';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** How the person wants to see a list. */
export interface ListPreference {
  order: 'site' | 'fit' | 'novelty';
  /** With `novelty`: what comes first, 0 the most familiar, 1 the newest. */
  novelty: number;
  /** A branch by the names from the top of the tree down to it. */
  show: 'all' | 'new' | TopicPath;
}

export const SITE_DEFAULT: ListPreference = { order: 'site', novelty: 1, show: 'all' };

/** Whether the preference takes more than what the page itself shows. */
export function needsSuggestions({ order, show }: ListPreference): boolean {
  return order !== 'site' || Array.isArray(show);
}

/** Where a paper comes in the chosen order, lower first; `null` for the site's own. */
export function positionOf(preference: ListPreference, view: PaperView): number | null {
  switch (preference.order) {
    case 'site':
      return null;
    case 'fit':
      return -likelihood(view);
    case 'novelty':
      return Math.abs(novelty(view) - preference.novelty);
  }
}

export function isShown({ show }: ListPreference, view: PaperView): boolean {
  if (show === 'all') return true;
  if (show === 'new') return isNew(view);
  return isIn(show, view);
}

/** Not saved, and neither read nor dismissed. */
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

/** 0 to 1; what a person placed is sure, what was dismissed comes last. */
function likelihood({ mark, suggestion }: PaperView): number {
  if (mark.state === 'filed') return mark.confidence ?? 1;
  if (mark.state === 'unsaved' && mark.seen === 'not-interested') return -1;
  return suggestion?.confidence ?? 0;
}

/** 0 to 1; what is in the library is not new, and what is not known stands in the middle. */
function novelty({ mark, suggestion }: PaperView): number {
  if (mark.state !== 'unsaved') return 0;
  return suggestion?.outlierRank ?? 0.5;
}
