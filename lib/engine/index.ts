export { type BuiltTopic, type BuiltTree, buildTree } from './clustering/build-tree';
export type { Granularity } from './clustering/granularity';
export { createEngine, type Engine, type EngineOptions, restoreEngine } from './engine';
export { firstFit } from './placing/rules';
export type { Snapshot } from './state/snapshot';
export type { EngineEvent, FiledPaper, Placed, PlaceOptions } from './types';
