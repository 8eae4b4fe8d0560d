import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** The order and the filter that the person chose for a list. */
export interface ListPreference {
  /** The site's order, the best match first, by the person's topics, or the newest to the library first. */
  order: 'site' | 'fit' | 'topic' | 'outlier-rank';
  /** A branch is given by the names from the top of the tree down to it. */
  show: 'all' | 'new' | TopicPath;
}

export const SITE_DEFAULT: ListPreference = { order: 'site', show: 'all' };

/** Whether the preference needs suggestions, beyond what the page itself shows. */
export function needsSuggestions({ order, show }: ListPreference): boolean {
  return order !== 'site' || Array.isArray(show);
}

/** The position of each paper in the chosen order, lower first; `null` for the site's order. */
export function positionsIn(
  { order }: ListPreference,
  views: readonly PaperView[],
): ((view: PaperView) => number) | null {
  switch (order) {
    case 'site':
      return null;
    case 'fit':
      return (view) => -likelihood(view);
    case 'topic':
      return topicPositions(views);
    case 'outlier-rank':
      return (view) => -outlierRank(view);
  }
}

/**
 * Positions that group papers by topic, topics in tree order, the best match first in each; papers that fit no topic
 * come last.
 */
function topicPositions(views: readonly PaperView[]): (view: PaperView) => number {
  const paths = branchesOf(views).map(({ path }) => path.join('\n'));
  const at = new Map(paths.map((path, index) => [path, index]));
  return (view) => (at.get(pathOf(view).join('\n')) ?? paths.length) - likelihood(view) / 3;
}

export function isShown({ show }: ListPreference, view: PaperView): boolean {
  if (show === 'all') return true;
  if (show === 'new') return isNew(view);
  return isIn(show, view);
}

/** Whether the paper is not saved, not read and not dismissed. */
export function isNew({ mark }: PaperView): boolean {
  return mark.state === 'unsaved' && !mark.seen;
}

/** Whether a paper is in a branch, or would be filed there. */
export function isIn(branch: TopicPath, view: PaperView): boolean {
  const path = pathOf(view);
  return branch.length > 0 && branch.every((name, depth) => path[depth] === name);
}

/** A branch that holds papers of the page, or would get some. */
export interface ListBranch {
  path: TopicPath;
  papers: number;
}

/** All branches of the page's papers, in tree order. */
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

/** A topic that holds papers of the page or would get some, without those of the topics below it. */
export interface ListTopic extends ListBranch {
  colour: TopicColour | undefined;
}

/** All topics of the page's papers, those with the most papers first. */
export function topicsOf(views: readonly PaperView[]): ListTopic[] {
  const topics = new Map<string, ListTopic>();
  for (const view of views) {
    const path = pathOf(view);
    if (path.length === 0) continue;
    const key = path.join('\n');
    const topic = topics.get(key) ?? { path, papers: 0, colour: colourOf(view) };
    topic.papers++;
    topics.set(key, topic);
  }
  return [...topics.values()].sort((a, b) => b.papers - a.papers);
}

/** The colour of that topic. */
export function colourOf({ mark, suggestion }: PaperView): TopicColour | undefined {
  return mark.state === 'filed' ? mark.colour : suggestion?.colour;
}

/** Where a paper is, or would be filed; empty for none of the person's topics. */
export function pathOf({ mark, suggestion }: PaperView): TopicPath {
  if (mark.state === 'filed') return mark.path;
  return suggestion?.path ?? [];
}

/** -1 to 1: from 0 up for papers that can be saved, below 0 for saved papers, and lowest for dismissed ones. */
function likelihood({ mark, suggestion }: PaperView): number {
  if (mark.state !== 'unsaved') return -0.5;
  if (mark.seen === 'not-interested') return -1;
  return suggestion?.confidence ?? 0;
}

/** 0 to 1; a saved paper is not new, and a paper without a suggestion is in the middle. */
function outlierRank({ mark, suggestion }: PaperView): number {
  if (mark.state !== 'unsaved') return 0;
  return suggestion?.outlierRank ?? 0.5;
}
