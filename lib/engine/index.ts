export { buildTree } from './clustering/build-tree';
export type { Granularity } from './clustering/granularity';
export { createEngine, type Engine, type EngineOptions, restoreEngine } from './engine';
export { firstFit } from './placing/rules';
export { ReferenceTopics } from './reference/reference-topics';
export { readReferenceTopics } from './reference/reference-topics-file';
export type { Snapshot } from './state/snapshot';
export type { BuiltTopic, BuiltTree, EngineEvent, FiledPaper, Placed, PlaceOptions } from './types';
