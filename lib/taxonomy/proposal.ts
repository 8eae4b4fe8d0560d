import type { PaperId, TopicId } from '@/lib/domain/ids';

/**
 * A change of the tree that the engine would make if it were asked: nothing is done until a person says so.
 * `reason` holds the words that the papers concerned share.
 */
export type Proposal = {
  confidence: number;
  reason: { words: string[] };
} & (
  | { type: 'new-topic'; name: string; parentId: TopicId | null; papers: PaperId[] }
  | { type: 'split-topic'; topicId: TopicId; parts: { name: string; papers: PaperId[] }[] }
  | { type: 'merge-topics'; topicIds: [TopicId, TopicId]; papers: PaperId[] }
  | {
      type: 'group-topics';
      parentId: TopicId | null;
      groups: { name: string; topicIds: TopicId[] }[];
      papers: PaperId[];
    }
);
