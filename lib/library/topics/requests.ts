import * as v from 'valibot';
import { filledLine, line, paperId } from '@/lib/bibliography/field-schemas';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import { topicColours } from '@/lib/domain/topics/topic';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, paperIds, type Schema, topicId } from '@/lib/rpc/request-schemas';
import { createTree, proposeSplit, proposeTree, splitTopic } from './create-suggested-topics';
import {
  colourTopic,
  createTopic,
  deleteTopic,
  lockTopic,
  moveTopic,
  pinTopic,
  renameTopic,
} from './edit-topics';
import { mergeTopics } from './merge-topics';

const plannedTopics = v.pipe(
  v.array(
    v.object({
      name: filledLine(200),
      parent: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
      papers: v.pipe(v.array(paperId), v.maxLength(100_000)),
    }),
  ),
  v.maxLength(5_000),
  v.check((topics) => topics.every(({ parent }, index) => parent === null || parent < index)),
) as unknown as Schema<PlannedTopic[]>;

export const topicRequests = {
  /** Creates a topic and files `papers` in it, as one act. */
  createTopic: defineRequest({
    from: 'panel',
    schema: v.object({
      name: line(2_000),
      parentId: v.nullable(topicId),
      papers: v.optional(paperIds),
    }),
    handle: (context: LibraryContext, { name, parentId, papers }) =>
      createTopic(context, name, parentId, papers),
  }),

  renameTopic: defineRequest({
    from: 'panel',
    schema: v.object({ topicId, name: line(2_000) }),
    handle: async (context: LibraryContext, { topicId, name }) => ({
      act: await renameTopic(context, topicId, name),
    }),
  }),

  /**
   * Moves a topic before the child `before` of its new parent; after all children if `before` is absent or `null`.
   */
  moveTopic: defineRequest({
    from: 'panel',
    schema: v.object({
      topicId,
      parentId: v.nullable(topicId),
      before: v.optional(v.nullable(topicId)),
    }),
    handle: async (context: LibraryContext, { topicId, parentId, before }) => ({
      act: await moveTopic(context, topicId, parentId, before),
    }),
  }),

  /** Sets the topic's colour; `null` gives it the colour of its parent. */
  colourTopic: defineRequest({
    from: 'panel',
    schema: v.object({ topicId, colour: v.nullable(v.picklist(topicColours)) }),
    handle: async (context: LibraryContext, { topicId, colour }) => ({
      act: await colourTopic(context, topicId, colour),
    }),
  }),

  pinTopic: defineRequest({
    from: 'panel',
    schema: v.object({ topicId, isPinned: v.boolean() }),
    handle: async (context: LibraryContext, { topicId, isPinned }) => ({
      act: await pinTopic(context, topicId, isPinned),
    }),
  }),

  /** Locks a branch against all automatic changes, or unlocks it. */
  lockTopic: defineRequest({
    from: 'panel',
    schema: v.object({ topicId, locked: v.boolean() }),
    handle: async (context: LibraryContext, { topicId, locked }) => ({
      act: await lockTopic(context, topicId, locked),
    }),
  }),

  /** Moves papers, sub-topics and rules of `from` to `into`, and deletes `from`; pinned papers stay pinned. */
  mergeTopics: defineRequest({
    from: 'panel',
    schema: v.object({ from: topicId, into: topicId }),
    handle: async (context: LibraryContext, { from, into }) => ({
      act: await mergeTopics(context, from, into),
    }),
  }),

  /** Deletes the topic; its papers and sub-topics move to its parent. */
  deleteTopic: defineRequest({
    from: 'panel',
    schema: v.object({ topicId }),
    handle: async (context: LibraryContext, { topicId }) => ({ act: await deleteTopic(context, topicId) }),
  }),

  /** Proposes sub-topics for the topic's own papers, for a preview. Nothing is written. */
  proposeSplit: defineRequest({
    from: 'panel',
    schema: v.object({ topicId }),
    handle: (context: LibraryContext, { topicId }) => proposeSplit(context, topicId),
  }),

  /**
   * Creates sub-topics and moves the topic's papers into them, including pinned ones. `topics` is all or part of
   * the result of `proposeSplit`.
   */
  splitTopic: defineRequest({
    from: 'panel',
    schema: v.object({ topicId, topics: plannedTopics }),
    handle: async (context: LibraryContext, { topicId, topics }) => ({
      act: await splitTopic(context, topicId, topics),
    }),
  }),

  /** Proposes a first tree for the papers in Unsorted. Nothing is written. */
  proposeTree: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => proposeTree(context),
  }),

  /** Creates the topics and files their papers, as one act. */
  createTree: defineRequest({
    from: 'panel',
    schema: v.object({ topics: plannedTopics }),
    handle: (context: LibraryContext, { topics }) => createTree(context, topics),
  }),
};
