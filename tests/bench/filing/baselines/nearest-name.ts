import { dot } from '@/lib/vectors/float-vectors';
import type { Method } from '../streaming';
import type { Vectors } from '../vectors';
import { rankingMethod } from './ranking';

/** Ranks headings by the vector of their name, regardless of filed papers. */
export function nearestName(vectors: Vectors): Method {
  return rankingMethod('nearest name', () => ({
    score(paper, headings) {
      const vector = vectors.paper(paper);
      return new Map(
        headings.map((heading) => {
          const name = heading.split('\u0000').at(-1) ?? '';
          return [heading, dot(vector, 0, vectors.name(name), 0, vector.length)];
        }),
      );
    },
    file: () => undefined,
  }));
}
