import type { Migration } from './migration';

/** Tags of papers and undone acts are indexed; rules, proposals, completions, seen papers, imports and targets are new. */
export const version2: Migration = {
  version: 2,
  stores: {
    papers: 'id, &*aliases, savedAt, *tags',
    changes: '++seq, &id, act, undoes, [table+key]',
    rules: 'id, topicId',
    proposals: 'id',
    completions: 'paperId, dueAt',
    seen: 'paperId, at',
    imports: 'part',
    targets: 'id',
    targetFiles: '[targetId+path], targetId',
    targetFolders: 'targetId',
  },
};
