import type { MadeBy, TopicId } from '@/lib/domain/ids';

/** A node of the person's tree. The root has no record: top-level topics have `parentId: null`. */
export interface Topic {
  id: TopicId;
  parentId: TopicId | null;
  /** 1 to 200 characters, one line. */
  name: string;
  /** Who named it. The program never renames a topic that a person named. */
  namedBy: MadeBy;
  /** Nothing automatic enters, leaves or reshapes a locked branch. */
  locked: boolean;
  /** Order among siblings, ascending; ties by id. */
  position: number;
  /** If absent, the colour of its parent. */
  colour?: TopicColour;
  /** Shown before its siblings. */
  pinned?: boolean;
}

/** The order of siblings on every screen: pinned ones first. */
export function bySiblingOrder(a: Topic, b: Topic): number {
  return (
    Number(b.pinned ?? false) - Number(a.pinned ?? false) || a.position - b.position || (a.id < b.id ? -1 : 1)
  );
}

/** Names of colour tokens; the theme defines the colours in both schemes. */
export const topicColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
export type TopicColour = (typeof topicColours)[number];

export const TOPIC_NAME_MAX = 200;

/**
 * The number of unsorted papers from which a first tree is offered. With fewer, each topic would have one paper; with
 * a dozen, there are three or four topics of three or four papers.
 */
export const FIRST_TREE_PAPERS = 12;
