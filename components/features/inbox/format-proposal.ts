import { topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import type { TopicId } from '@/lib/domain/ids';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import { message } from '@/lib/platform/messages';

const list = new Intl.ListFormat();

/** What would be done, in one sentence. */
export function formatProposal(proposal: Proposal, tree: TopicNodes): string {
  switch (proposal.type) {
    case 'new-topic': {
      const { name, parentId, papers } = proposal;
      return parentId
        ? pluralMessage('proposal_new_in', papers.length, [name, pathOf(parentId, tree)])
        : pluralMessage('proposal_new', papers.length, [name]);
    }
    case 'split-topic':
      return message('proposal_split', [
        pathOf(proposal.topicId, tree),
        list.format(proposal.parts.map(({ name }) => name)),
      ]);
    case 'merge-topics':
      return message('proposal_merge', [pathOf(proposal.from, tree), pathOf(proposal.into, tree)]);
    case 'group-topics':
      return message('proposal_group', [
        proposal.name,
        list.format(proposal.topicIds.map((id) => nameOf(id, tree))),
      ]);
    case 'same-paper':
      return message('proposal_same', [proposal.title]);
  }
}

/** The reason for it, in one sentence. */
export function proposalReason(proposal: Proposal, tree: TopicNodes): string {
  switch (proposal.type) {
    case 'new-topic':
      return message('proposal_new_why');
    case 'split-topic':
      return message('proposal_split_why', [formatCount(proposal.parts.length)]);
    case 'merge-topics':
      return message('proposal_merge_why');
    case 'group-topics': {
      const siblings = proposal.parentId ? tree.byId.get(proposal.parentId)?.children : tree.roots;
      return message('proposal_group_why', [formatCount(siblings?.length ?? 0)]);
    }
    case 'same-paper':
      return message('proposal_same_why');
  }
}

/** False where a topic that it is about is gone: it will be dropped at the next look. */
export function stillStands(proposal: Proposal, { byId }: TopicNodes): boolean {
  const isThere = (id: TopicId | null) => id === null || byId.has(id);
  switch (proposal.type) {
    case 'new-topic':
      return isThere(proposal.parentId);
    case 'split-topic':
      return isThere(proposal.topicId);
    case 'merge-topics':
      return isThere(proposal.from) && isThere(proposal.into);
    case 'group-topics':
      return isThere(proposal.parentId) && proposal.topicIds.every(isThere);
    case 'same-paper':
      return true;
  }
}

/** History also names topics that have gone since. */
function pathOf(topicId: TopicId, tree: TopicNodes): string {
  return topicPathText(tree, topicId) || message('history_topic_gone');
}

function nameOf(topicId: TopicId, tree: TopicNodes): string {
  return tree.byId.get(topicId)?.topic.name ?? message('history_topic_gone');
}
