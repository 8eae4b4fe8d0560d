import type { PaperView } from '@/components/page/paper/page-paper';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** How the person wants to see a list. */
export interface ListPreference {
  /** As the site has it, what fits best first, by the person's own topics, or what is newest to the library first. */
  order: 'site' | 'fit' | 'topic' | 'novelty';
  /** A branch by the names from the top of the tree down to it. */
  show: 'all' | 'new' | TopicPath;
}

export const SITE_DEFAULT: ListPreference = { order: 'site', show: 'all' };

/** Whether the preference takes more than what the page itself shows. */
export function needsSuggestions({ order, show }: ListPreference): boolean {
  return order !== 'site' || Array.isArray(show);
}

/** Where each of these papers comes in the chosen order, lower first; `null` for the site's own. */
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
    case 'novelty':
      return (view) => -novelty(view);
  }
}

/** Papers of one topic together, topics in the order of a tree, the likeliest first in each; what fits none comes last. */
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

/** A topic that papers of the page stand in or would go to, those below it left out. */
export interface ListTopic extends ListBranch {
  colour: TopicColour | undefined;
}

/** Every topic of the page's papers, those with most papers first. */
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

function colourOf({ mark, suggestion }: PaperView): TopicColour | undefined {
  return mark.state === 'filed' ? mark.colour : suggestion?.colour;
}

function pathOf({ mark, suggestion }: PaperView): TopicPath {
  if (mark.state === 'filed') return mark.path;
  return suggestion?.path ?? [];
}

/** -1 to 1: from 0 on what can still be saved, then what is, and what was dismissed comes last. */
function likelihood({ mark, suggestion }: PaperView): number {
  if (mark.state !== 'unsaved') return -0.5;
  if (mark.seen === 'not-interested') return -1;
  return suggestion?.confidence ?? 0;
}

/** 0 to 1; what is in the library is not new, and what is not known stands in the middle. */
function novelty({ mark, suggestion }: PaperView): number {
  if (mark.state !== 'unsaved') return 0;
  return suggestion?.outlierRank ?? 0.5;
}
