import type { PaperId } from '@/lib/domain/ids';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';

/** A suggested topic as the person has edited it. */
export interface DraftTopic {
  /** Its index in the original plan. */
  id: number;
  name: string;
  /** `null` at the top of the tree. */
  parent: number | null;
  /** Papers filed directly in it, including unticked ones. */
  papers: PaperId[];
}

/** The state of suggested topics during editing; nothing of it is written. */
export interface PlanDraft {
  topics: readonly DraftTopic[];
  /** Unticked papers, which stay where they are. */
  unticked: ReadonlySet<PaperId>;
}

/** A change by the person. */
export type DraftChange =
  | { do: 'rename'; topic: number; name: string }
  /** Moves its papers and subtopics to `into`, which must not be below it. */
  | { do: 'merge'; topic: number; into: number }
  /** Removes the topic: its papers stay where they are, and its subtopics move up. */
  | { do: 'drop'; topic: number }
  | { do: 'tick'; paper: PaperId; isTicked: boolean }
  | { do: 'move'; paper: PaperId; into: number };

export function draftOf(plan: readonly PlannedTopic[]): PlanDraft {
  return { topics: plan.map((topic, id) => ({ id, ...topic })), unticked: new Set() };
}

export function changeDraft({ topics, unticked }: PlanDraft, change: DraftChange): PlanDraft {
  const changed = topics.find(({ id }) => 'topic' in change && id === change.topic);
  switch (change.do) {
    case 'rename':
      return {
        topics: topics.map((each) => (each === changed ? { ...each, name: change.name } : each)),
        unticked,
      };
    case 'merge':
    case 'drop': {
      if (!changed) return { topics, unticked };
      const heir = change.do === 'merge' ? change.into : changed.parent;
      const left = topics
        .filter((each) => each !== changed)
        .map((each) => (each.parent === changed.id ? { ...each, parent: heir } : each))
        .map((each) =>
          change.do === 'merge' && each.id === change.into
            ? { ...each, papers: [...each.papers, ...changed.papers] }
            : each,
        );
      return { topics: left, unticked };
    }
    case 'tick': {
      const next = new Set(unticked);
      if (change.isTicked) next.delete(change.paper);
      else next.add(change.paper);
      return { topics, unticked: next };
    }
    case 'move': {
      const next = new Set(unticked);
      next.delete(change.paper);
      return {
        topics: topics.map((each) => {
          const papers = each.papers.filter((paper) => paper !== change.paper);
          return each.id === change.into
            ? { ...each, papers: [...papers, change.paper] }
            : { ...each, papers };
        }),
        unticked: next,
      };
    }
  }
}

/** The direct subtopics, in their order; `null` is the top of the tree. */
export function childrenOf({ topics }: PlanDraft, parent: number | null): DraftTopic[] {
  return topics.filter((each) => each.parent === parent);
}

/** The topics that it can be merged into: all others that are not below it. */
export function mergeTargets(draft: PlanDraft, topic: number): DraftTopic[] {
  const below = new Set([topic]);
  const walk = (id: number) => {
    for (const child of childrenOf(draft, id)) {
      below.add(child.id);
      walk(child.id);
    }
  };
  walk(topic);
  return draft.topics.filter(({ id }) => !below.has(id));
}

/** Number of papers that would be filed in its branch. */
export function countTicked(draft: PlanDraft, topic: DraftTopic): number {
  const own = topic.papers.filter((paper) => !draft.unticked.has(paper)).length;
  return childrenOf(draft, topic.id).reduce((sum, child) => sum + countTicked(draft, child), own);
}

/** The topics to create: parents before children, with ticked papers only, and without empty topics. */
export function planOf(draft: PlanDraft): PlannedTopic[] {
  const plan: PlannedTopic[] = [];
  function add(topic: DraftTopic, parent: number | null): void {
    const index = plan.length;
    const papers = topic.papers.filter((paper) => !draft.unticked.has(paper));
    plan.push({ name: topic.name, parent, papers });
    for (const child of childrenOf(draft, topic.id)) add(child, index);
    // Drops a topic that has neither papers nor subtopics.
    if (papers.length === 0 && plan.length === index + 1) plan.pop();
  }
  for (const topic of childrenOf(draft, null)) add(topic, null);
  return plan;
}
