import type { FEATURES } from './features';

/** How much a unit of each feature adds to a topic's log odds. */
export const weights: Record<(typeof FEATURES)[number], number> = {
  centroid: 12,
  subtree: 2,
  name: 3,
  size: 0.2,
};
