import { topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { ConcernedRecords } from '@/lib/domain/proposals/narrow-proposal';
import { placesOf } from '@/lib/domain/proposals/plan-reorganised-tree';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import { message } from '@/lib/platform/messages';

const list = new Intl.ListFormat();

/** The proposed change as one sentence. */
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

/** The reason for the proposal as one sentence. @param placements the placements of the papers that it names */
export function proposalReason(
  proposal: Proposal,
  tree: TopicNodes,
  placements: ConcernedRecords['placements'],
): string {
  switch (proposal.type) {
    case 'new-topic': {
      const places = placesOf(proposal.papers, { placements }).map((place) => placeName(place, tree));
      const [first = '', ...others] = places;
      return others.length < 2
        ? message('proposal_new_why', [list.format(places)])
        : message('proposal_new_why_more', [first, formatCount(others.length)]);
    }
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

/** The history also names topics that were deleted since. */
function pathOf(topicId: TopicId, tree: TopicNodes): string {
  return topicPathText(tree, topicId) || message('history_topic_gone');
}

function nameOf(topicId: TopicId, tree: TopicNodes): string {
  return tree.byId.get(topicId)?.topic.name ?? message('history_topic_gone');
}

function placeName(place: Place, tree: TopicNodes): string {
  return place === UNSORTED ? message('panel_unsorted') : nameOf(place, tree);
}
