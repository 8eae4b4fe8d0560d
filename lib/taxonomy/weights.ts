import type { Feature } from './features';

/** How much a unit of each feature adds to a topic's log odds. */
export const weights: Record<Feature, number> = {
  prototype: 5,
  subtree: 0,
  parent: 2,
  name: 0,
  path: 0,
  nearest: 2,
  nearest3: 0,
  words50: 0,
  words200: 1,
  words600: 2,
  sharedWords: 16,
  headingTitle: 1.3,
  headingText: 0,
  headingSum: 0.7,
  pathText: 0.5,
  size: 0.8,
  subtreeSize: 0,
  cohesion: -3.5,
  empty: 0,
};
