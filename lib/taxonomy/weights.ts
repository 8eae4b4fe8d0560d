import type { Feature } from './features';

/**
 * How much a unit of each feature adds to a topic's log odds: a conditional logit fitted by
 * `tests/bench/filing/fit.ts` on 46 reading lists (streams of papers into trees that grow heading by heading, and
 * into trees planned beforehand). DESIGN.md has the figures on lists that the fit did not see.
 */
export const weights: Record<Feature, number> = {
  prototype: 8.56,
  centred: 2.866,
  subtree: -5.13,
  parent: 1.197,
  name: -0.218,
  nearest: 2.403,
  words50: -0.474,
  words200: 3.122,
  sharedWords: 10.63,
  headingTitle: 1.039,
  headingText: 0.281,
  headingSum: 0.455,
  pathText: 0.133,
  size: 1.686,
  subtreeSize: -0.952,
  cohesion: -3.552,
  empty: 1.138,
  emptyPath: 8.633,
  emptySubtree: -3.911,
};

/** The same for the log odds that a paper belongs to no topic yet, fitted on the papers that open a heading. */
export const noveltyWeights = {
  always: 1.532,
  score: -0.532,
  prototype: 0.909,
  centred: 0.584,
  nearest: 0.048,
  heading: 0.064,
  papers: -0.764,
  alone: 1.376,
};
