import { groupBy } from '@/lib/domain/group-by';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { narrowToBranch } from '@/lib/domain/placements/tree-transitions';
import { subjectsOf } from '@/lib/domain/proposals/subjects';
import { bySiblingOrder, type Topic } from '@/lib/domain/topics/topic';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { selfAndDescendants } from '@/lib/domain/topics/walk-tree';
import { assignCitationKeys } from './citation/citation-keys';
import type { ExportOptions } from './export-options';

/** A paper as exporters get it. */
export interface SelectedPaper {
  paper: Paper;
  placement: Placement;
  /** Its citation key, unique in the library. */
  key: string;
  /** The path from the top to each of its topics, the primary topic first; empty if it has none. */
  paths: string[][];
}

/** A topic of the branch with the papers whose primary topic it is, the oldest first. */
export interface SelectedTopic {
  topic: Topic;
  path: string[];
  children: SelectedTopic[];
  papers: SelectedPaper[];
}

/** The selection for an export: a branch or the whole library. */
export interface Selection {
  /** Each paper once, by primary topic in the order of the tree, then `others`. */
  papers: SelectedPaper[];
  /** The branch's own topic, or all top-level topics. */
  roots: SelectedTopic[];
  /** Papers whose primary topic is not selected: those in Unsorted, and those that the branch lists as secondary. */
  others: SelectedPaper[];
  /** The selected records, as library contents without references to other records. */
  library: LibraryContents;
  newKeys: ReturnType<typeof assignCitationKeys>;
  exportedAt: number;
}

/** Selects a branch, in the order of the panel. If the topic does not exist, the selection is empty. */
export function selectBranch(library: LibraryContents, options: ExportOptions): Selection {
  // The branch's topic becomes a top-level topic, so that a cycle of topics cannot lead back into it.
  const topics = library.topics.map((topic) =>
    topic.id === options.branch ? { ...topic, parentId: null } : topic,
  );
  const children = groupBy(topics, ({ parentId }) => parentId);
  for (const siblings of children.values()) siblings.sort(bySiblingOrder);
  const tops =
    options.branch === null
      ? (children.get(null) ?? [])
      : library.topics.filter(({ id }) => id === options.branch);

  const byId = new Map(library.topics.map((topic) => [topic.id, topic]));
  const paths = new Map(library.topics.map(({ id }) => [id, topicPath(id, byId)]));
  const below = (topic: Topic) => selfAndDescendants(topic, ({ id }) => children.get(id) ?? []);
  const selectedIds = new Set(tops.flatMap((top) => [...below(top)].map(({ id }) => id)));

  const isIn = (place: Place) => place !== UNSORTED && selectedIds.has(place as TopicId);
  const papersById = new Map(library.papers.map((paper) => [paper.id, paper]));
  const filed = library.placements.flatMap((placement) => {
    const paper = papersById.get(placement.paperId);
    const isSelected =
      options.branch === null || isIn(placement.topicId) || placement.also.some((each) => isIn(each));
    return paper && isSelected ? [{ paper, placement }] : [];
  });
  filed.sort((a, b) => a.paper.savedAt - b.paper.savedAt || (a.paper.id < b.paper.id ? -1 : 1));
  const newKeys = assignCitationKeys(
    filed.map(({ paper }) => paper),
    library.papers,
    options.keys,
  );
  const selected: SelectedPaper[] = filed.map(({ paper, placement }) => ({
    paper,
    placement,
    key: paper.citationKey ?? newKeys.get(paper.id) ?? '',
    paths: [placement.topicId, ...placement.also].flatMap((place) => {
      const path = place === UNSORTED ? undefined : paths.get(place as TopicId);
      return path ? [path] : [];
    }),
  }));

  const byPlace = groupBy(selected, ({ placement }) => placement.topicId);
  const branchOf = (topic: Topic): SelectedTopic => ({
    topic,
    path: paths.get(topic.id) ?? [topic.name],
    children: (children.get(topic.id) ?? []).map(branchOf),
    papers: byPlace.get(topic.id) ?? [],
  });
  const roots = tops.map(branchOf);
  const others = selected.filter(({ placement }) => !isIn(placement.topicId));
  return {
    papers: [...roots.flatMap(papersBelow), ...others],
    roots,
    others,
    library: options.branch === null ? library : partOf(library, options.branch, selectedIds, selected),
    newKeys,
    exportedAt: options.exportedAt,
  };
}

/** All papers of a topic and its subtopics; each topic's own papers come before those below it. */
export function papersBelow({ papers, children }: SelectedTopic): SelectedPaper[] {
  return [...papers, ...children.flatMap(papersBelow)];
}

/** The branch as library contents of its own: its topic is at the top, and nothing refers to records outside. */
function partOf(
  { topics, rules, declinedProposals }: LibraryContents,
  branch: TopicId,
  ids: ReadonlySet<TopicId>,
  papers: SelectedPaper[],
): LibraryContents {
  const paperIds = new Set(papers.map(({ paper }) => paper.id));
  return {
    papers: papers.map(({ paper }) => paper),
    topics: topics
      .filter(({ id }) => ids.has(id))
      .map((topic) => (topic.id === branch ? { ...topic, parentId: null } : topic)),
    placements: papers.map(({ placement }) => narrowToBranch(placement, ids)),
    rules: rules.filter(({ topicId }) => ids.has(topicId)),
    declinedProposals: declinedProposals.filter(({ proposal }) => {
      const named = subjectsOf(proposal);
      return named.topics.every((id) => ids.has(id)) && named.papers.every((id) => paperIds.has(id));
    }),
  };
}
