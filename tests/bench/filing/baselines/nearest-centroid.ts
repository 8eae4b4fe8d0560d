import { addScaled, dot, unit } from '@/lib/vectors/float-vectors';
import type { Method } from '../streaming';
import type { Vectors } from '../vectors';
import { rankingMethod } from './ranking';

/** Ranks headings by cosine similarity to the mean vector of their papers. */
export function nearestCentroid(vectors: Vectors): Method {
  return rankingMethod('nearest centroid', () => {
    const sums = new Map<string, Float64Array>();
    return {
      score(paper) {
        const vector = vectors.paper(paper);
        return new Map(
          [...sums].map(([heading, sum]) => [
            heading,
            dot(vector, 0, unit(sum, vector.length), 0, vector.length),
          ]),
        );
      },
      file(paper, heading) {
        const sum = sums.get(heading) ?? new Float64Array(vectors.dimensions);
        addScaled(sum, 0, vectors.paper(paper), 0, vectors.dimensions, 1);
        sums.set(heading, sum);
      },
    };
  });
}
