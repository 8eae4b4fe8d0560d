import type { TopicId } from '@/lib/domain/ids';
import type { TopicNode } from './topic-forest';

/** The name that is being written: of a topic that is there, or of a new one below `parentId`. */
export type TopicEdit = { do: 'rename'; topicId: TopicId } | { do: 'create'; parentId: TopicId | null };

/** What a person may ask of one topic; where it is asked by mouse, its menu opens at `anchor`. */
export interface TopicActions {
  edit(edit: TopicEdit | null): void;
  create(name: string, parentId: TopicId | null): void;
  rename(topicId: TopicId, name: string): void;
  remove(node: TopicNode): void;
  /** Makes it a child of another topic, or of none. */
  nest(node: TopicNode, parentId: TopicId | null): void;
  openMenu(node: TopicNode, anchor: DOMRect): void;
}
