import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Proposal } from './proposal';

/** The topics and papers that exist. */
export interface PresentRecords {
  topics: ReadonlySet<TopicId>;
  papers: ReadonlySet<PaperId>;
}

/** The topics and papers that a proposal refers to. */
export function subjectsOf(proposal: Proposal): { topics: TopicId[]; papers: PaperId[] } {
  switch (proposal.type) {
    case 'new-topic':
      return { topics: present(proposal.parentId), papers: proposal.papers };
    case 'split-topic':
      return { topics: [proposal.topicId], papers: proposal.parts.flatMap(({ papers }) => papers) };
    case 'merge-topics':
      return { topics: [proposal.into, proposal.from], papers: proposal.papers };
    case 'group-topics':
      return { topics: [...present(proposal.parentId), ...proposal.topicIds], papers: [] };
    case 'same-paper':
      return { topics: [], papers: proposal.papers };
  }
}

/** The proposal with its ids replaced, for a library in which its topics and papers have other ids. */
export function renameSubjects(
  proposal: Proposal,
  topicOf: (id: TopicId) => TopicId,
  paperOf: (id: PaperId) => PaperId,
): Proposal {
  const papersOf = (papers: PaperId[]) => papers.map(paperOf);
  switch (proposal.type) {
    case 'new-topic':
      return {
        ...proposal,
        parentId: proposal.parentId && topicOf(proposal.parentId),
        papers: papersOf(proposal.papers),
      };
    case 'split-topic': {
      const parts = proposal.parts.map(({ name, papers }) => ({ name, papers: papersOf(papers) }));
      return { ...proposal, topicId: topicOf(proposal.topicId), parts };
    }
    case 'merge-topics':
      return {
        ...proposal,
        into: topicOf(proposal.into),
        from: topicOf(proposal.from),
        papers: papersOf(proposal.papers),
      };
    case 'group-topics':
      return {
        ...proposal,
        parentId: proposal.parentId && topicOf(proposal.parentId),
        topicIds: proposal.topicIds.map(topicOf),
      };
    case 'same-paper': {
      const [one, other] = proposal.papers;
      return { ...proposal, papers: [paperOf(one), paperOf(other)] };
    }
  }
}

/**
 * Whether the proposal could be made again. If one of its topics or all of its papers are deleted, it cannot, so a
 * record that it was declined is no longer needed. Some of its papers may be deleted, as `isSameMatter` allows.
 */
export function canRecur(proposal: Proposal, present: PresentRecords): boolean {
  const { topics, papers } = subjectsOf(proposal);
  return (
    topics.every((id) => present.topics.has(id)) &&
    (papers.length === 0 || papers.some((id) => present.papers.has(id)))
  );
}

function present(id: TopicId | null): TopicId[] {
  return id === null ? [] : [id];
}
