import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicNode } from './topic-forest';
import type { TopicMove } from './topic-moves';

/** The name that is being written: of a topic that is there, or of a new one below `parentId`. */
export type TopicEdit = { do: 'rename'; topicId: TopicId } | { do: 'create'; parentId: TopicId | null };

/** What a person may ask of one topic; where it is asked by mouse, its menu opens at `anchor`. */
export interface TopicActions {
  edit(edit: TopicEdit | null): void;
  create(name: string, parentId: TopicId | null): void;
  rename(topicId: TopicId, name: string): void;
  remove(node: TopicNode): void;
  move(topicId: TopicId, move: TopicMove): void;
  /** Its papers and sub-topics go to the other one, and it goes. */
  merge(node: TopicNode, into: TopicId): void;
  split(node: TopicNode, topics: PlannedTopic[]): Promise<void>;
  pin(node: TopicNode, isPinned: boolean): void;
  lock(node: TopicNode, isLocked: boolean): void;
  openRules(node: TopicNode): void;
  colour(node: TopicNode, colour: TopicColour | null): void;
  /** Files papers that were dropped there. */
  file(papers: PaperId[], place: Place): void;
  openMenu(node: TopicNode, anchor: DOMRect): void;
}
