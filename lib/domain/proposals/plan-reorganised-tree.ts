import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { relocate } from '@/lib/domain/placements/person-transitions';
import type { Topic } from '@/lib/domain/topics/topic';
import { type ConcernedRecords, narrowProposal } from './narrow-proposal';
import type { Proposal, SamePaperProposal, StoredProposal } from './proposal';

/** A proposal that changes the tree. */
export type TreeProposal = Exclude<Proposal, SamePaperProposal>;

/** A stored proposal that changes the tree. */
export type StoredTreeProposal = StoredProposal & { proposal: TreeProposal };

/** The open proposals, grouped as the panel shows them. */
export interface ProposedQuestions {
  /** Changes of the tree that are shown and accepted together; empty if there is only one. */
  together: StoredTreeProposal[];
  /** Proposals that are shown one by one. */
  single: StoredProposal[];
}

/** Groups proposals: two or more changes of the tree are shown together. */
export function groupProposals(rows: readonly StoredProposal[]): ProposedQuestions {
  const ofTree = rows.filter((row): row is StoredTreeProposal => row.proposal.type !== 'same-paper');
  if (ofTree.length < 2) return { together: [], single: [...rows] };
  return { together: ofTree, single: rows.filter(({ proposal }) => proposal.type === 'same-paper') };
}

/** The tree that proposals would produce. */
export interface PlannedTree {
  /** All topics; new ones have the ids `new-0`, `new-1` …, and come last among their siblings. */
  topics: ReadonlyMap<TopicId, Topic>;
  /** How many papers each place lists. */
  counts: ReadonlyMap<Place, number>;
  /** How many proposals would be carried out: one may make another obsolete. */
  carriedOut: number;
}

/**
 * Plans the tree after these proposals, carried out one after the other as when they are accepted.
 * @param counts How many papers each place lists now.
 */
export function planProposals(
  proposals: readonly TreeProposal[],
  records: ConcernedRecords,
  counts: ReadonlyMap<Place, number>,
): PlannedTree {
  const topics = new Map(records.topics);
  const placements = new Map(records.placements);
  const planned = new Map(counts);
  let created = 0;
  let carriedOut = 0;

  function create(name: string, parentId: TopicId | null): TopicId {
    const id = `new-${created++}` as TopicId;
    const position = Number.MAX_SAFE_INTEGER;
    topics.set(id, { id, parentId, name, namedBy: 'program', locked: false, position });
    return id;
  }

  function move(papers: readonly PaperId[], to: TopicId): void {
    for (const id of papers) {
      const placement = placements.get(id);
      if (!placement) continue;
      add(placement.topicId, -1);
      add(to, 1);
      placements.set(id, relocate(placement, to, placement.at));
    }
  }

  function add(place: Place, papers: number): void {
    planned.set(place, Math.max(0, (planned.get(place) ?? 0) + papers));
  }

  for (const proposal of proposals) {
    const now = narrowProposal(proposal, { ...records, topics, placements });
    if (!now) continue;
    carriedOut++;
    switch (now.type) {
      case 'new-topic':
        move(now.papers, create(now.name, now.parentId));
        break;
      case 'split-topic':
        for (const { name, papers } of now.parts) move(papers, create(name, now.topicId));
        break;
      case 'merge-topics': {
        const { from, into } = now;
        for (const [id, placement] of placements)
          if (placement.topicId === from) placements.set(id, relocate(placement, into, placement.at));
        add(into, planned.get(from) ?? 0);
        planned.delete(from);
        for (const topic of topics.values())
          if (topic.parentId === from) topics.set(topic.id, { ...topic, parentId: into });
        topics.delete(from);
        break;
      }
      case 'group-topics': {
        const parentId = create(now.name, now.parentId);
        for (const id of now.topicIds) {
          const topic = topics.get(id);
          if (topic) topics.set(id, { ...topic, parentId });
        }
        break;
      }
    }
  }
  return { topics, counts: planned, carriedOut };
}

/** The primary places of the papers, each once, the one with most of these papers first. */
export function placesOf(
  papers: readonly PaperId[],
  { placements }: Pick<ConcernedRecords, 'placements'>,
): Place[] {
  const counts = new Map<Place, number>();
  for (const id of papers) {
    const place = placements.get(id)?.topicId ?? UNSORTED;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([place]) => place);
}
