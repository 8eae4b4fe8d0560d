import type { MadeBy, TopicId } from '@/lib/domain/ids';

/** A node of the person's tree. The root has no record: top-level topics have `parentId: null`. */
export interface Topic {
  id: TopicId;
  parentId: TopicId | null;
  /** 1 to 200 characters, one line. */
  name: string;
  /** A name that a person gave is never renamed by the program. */
  namedBy: MadeBy;
  /** Nothing automatic enters, leaves or reshapes a locked branch. */
  locked: boolean;
  /** Order among siblings, ascending; ties by id. */
  position: number;
  /** None: as its parent. */
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

/** Names of colour tokens; what they look like in either scheme is the theme's. */
export const topicColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
export type TopicColour = (typeof topicColours)[number];

export const TOPIC_NAME_MAX = 200;

/**
 * Unsorted papers from which on a first tree is offered. Below it a tree would be one topic a paper: a dozen make
 * three or four branches of three or four.
 */
export const FIRST_TREE_PAPERS = 12;
