import type { LibraryState } from './library-state';
import { treeSummary } from './tree-summary';
import { dot } from './vector';

/** What speaks for a topic, a number each; `weights.ts` says how much. */
export const FEATURES = ['centroid', 'subtree', 'name', 'size'] as const;

/** The paper that is to be placed. */
export interface Query {
  /** At length 1, or zeros. */
  vector: Float32Array;
}

/** A row of `FEATURES` for each topic of the tree summary. */
export function features(state: LibraryState, query: Query): Float64Array {
  const summary = treeSummary(state);
  const { dimensions } = state;
  const rows = new Float64Array(summary.topics.length * FEATURES.length);
  for (let topic = 0; topic < summary.topics.length; topic++) {
    const start = topic * dimensions;
    const own = summary.own[topic] as number;
    const name = dot(query.vector, 0, summary.names, start, dimensions);
    const subtree = dot(query.vector, 0, summary.subtreeCentroids, start, dimensions);
    rows.set(
      [
        // A topic without papers of its own is judged by those below it, and an empty one by its name.
        own > 0 ? dot(query.vector, 0, summary.centroids, start, dimensions) : subtree || name,
        subtree || name,
        name,
        Math.log1p(own),
      ],
      topic * FEATURES.length,
    );
  }
  return rows;
}
