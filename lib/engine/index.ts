export { buildTree } from './clustering/build-tree';
export { createEngine, type Engine, restoreEngine } from './engine';
export type { EngineEvent, FiledPaper, Placed } from './inputs-and-results';
export { firstMatchingRule } from './placing/match-rules';
export { ReferenceTopics } from './reference/reference-topics';
export { readReferenceTopics } from './reference/reference-topics-file';
export type { Snapshot } from './state/snapshot';
