import type { Migration } from './migration';

/** The first schema that shipped. */
export const version1: Migration = {
  version: 1,
  stores: {
    papers: 'id, &*aliases, savedAt',
    topics: 'id, parentId',
    placements: 'paperId, *also, [topicId+at]',
    changes: '++seq, &id, act, [table+key]',
    embeddings: '[paperId+model], paperId, model',
    jobs: 'paperId, dueAt',
    settings: 'key',
    snapshots: 'key',
  },
};
