export { type BuiltTopic, type BuiltTree, buildTree } from './build-tree';
export { createEngine, type Engine, type EngineOptions, restoreEngine } from './engine';
export type { Granularity } from './granularity';
export { firstFit } from './rules';
export type { Snapshot } from './snapshot';
export type { FiledPaper, Placed, PlaceOptions, TaxonomyEvent } from './types';
