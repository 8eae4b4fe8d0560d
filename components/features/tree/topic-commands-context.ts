import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicMove } from './topic-moves';
import type { TopicNode } from './topic-nodes';

/** The name that is being edited: of an existing topic, or of a new one below `parentId`. */
export type TopicEdit = { do: 'rename'; topicId: TopicId } | { do: 'create'; parentId: TopicId | null };

/** Actions on topics. */
export interface TopicCommands {
  /** Opens the field for a name; `null` closes it. */
  edit(edit: TopicEdit | null): void;
  create(name: string, parentId: TopicId | null): void;
  rename(topicId: TopicId, name: string): void;
  remove(node: TopicNode): void;
  move(topicId: TopicId, move: TopicMove): void;
  /** Asks for the new parent of the topic. */
  askMove(node: TopicNode): void;
  /** Moves its papers and sub-topics to the other topic, and deletes it. */
  merge(node: TopicNode, into: TopicId): void;
  /** Asks for the topic to merge it with. */
  askMerge(node: TopicNode): void;
  split(node: TopicNode, topics: PlannedTopic[]): Promise<void>;
  /** Shows a preview of how the topic could be split. */
  previewSplit(node: TopicNode): void;
  pin(node: TopicNode, isPinned: boolean): void;
  lock(node: TopicNode, isLocked: boolean): void;
  colour(node: TopicNode, colour: TopicColour | null): void;
  openRules(node: TopicNode): void;
  openExport(node: TopicNode): void;
  /** Copies citations of all papers in the branch, in the format that was chosen last. */
  cite(node: TopicNode): void;
  /** Asks for the format first. */
  askCitation(node: TopicNode, anchor: DOMRect): void;
  openMenu(node: TopicNode, anchor: DOMRect): void;
  /** Files papers that were dropped on the place. */
  file(papers: PaperId[], place: Place): void;
}

export const TopicCommandsContext = createContext<TopicCommands | null>(null);

export function useTopicCommands(): TopicCommands {
  const commands = useContext(TopicCommandsContext);
  if (!commands) throw new Error('No TopicCommandsContext above this component');
  return commands;
}
