import type { Feature } from './features';

/**
 * How much a unit of each feature adds to a topic's log odds: a conditional logit fitted by
 * `tests/bench/filing/fit.ts` on 46 reading lists (streams of papers into trees that grow heading by heading, and
 * into trees planned beforehand). DESIGN.md has the figures on lists that the fit did not see.
 */
export const weights: Record<Feature, number> = {
  prototype: 8.617,
  centred: 2.7,
  subtree: -4.833,
  parent: 1.302,
  name: -0.151,
  nearest: 2.272,
  words50: -0.268,
  words200: 2.837,
  sharedWords: 10.22,
  headingTitle: 0.993,
  headingText: 0.254,
  headingSum: 0.504,
  pathText: 0.152,
  size: 1.747,
  subtreeSize: -1.064,
  cohesion: -3.612,
  empty: 0.984,
  emptyPath: 9.058,
  emptySubtree: -3.153,
};
