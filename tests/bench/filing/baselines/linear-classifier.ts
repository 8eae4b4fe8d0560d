import { addScaled } from '@/lib/vectors/float-vectors';
import type { Method } from '../streaming';
import type { ListedPaper } from '../trees';
import type { Vectors } from '../vectors';
import { rankingMethod } from './ranking';

/** Cost of an error relative to the width of the margin, LIBLINEAR's default. */
const COST = 1;
const ROUNDS = 10;

/**
 * One-against-rest linear support vector machine on the vectors (dual coordinate descent, Hsieh et al. 2008), retrained
 * whenever the tree has grown by a quarter. A heading that is newer than the last training uses the mean of its first
 * papers as its weights.
 */
export function linearClassifier(vectors: Vectors): Method {
  return rankingMethod('linear classifier', () => {
    const filed: { paper: ListedPaper; heading: string }[] = [];
    const planes = new Map<string, Float64Array>();
    let trainedOn = 0;
    const width = vectors.dimensions + 1;

    const row = (paper: ListedPaper) => {
      const vector = new Float64Array(width);
      vector.set(vectors.paper(paper));
      vector[width - 1] = 1;
      return vector;
    };
    const train = () => {
      const rows = filed.map(({ paper }) => row(paper));
      for (const heading of new Set(filed.map((other) => other.heading)))
        planes.set(
          heading,
          supportVectors(
            rows,
            filed.map((other) => (other.heading === heading ? 1 : -1)),
          ),
        );
      trainedOn = filed.length;
    };
    return {
      score(paper, headings) {
        if (filed.length > 1 && filed.length >= trainedOn * 1.25) train();
        const vector = row(paper);
        return new Map(
          headings.map((heading) => {
            const plane = planes.get(heading);
            if (plane) return [heading, dot(vector, plane)];
            const own = filed.filter((other) => other.heading === heading);
            const similarity = own.reduce((sum, other) => sum + dot(vector, row(other.paper)), 0);
            return [heading, similarity / Math.max(1, own.length) - 2];
          }),
        );
      },
      file(paper, heading) {
        filed.push({ paper, heading });
      },
    };
  });
}

function supportVectors(rows: Float64Array[], signs: number[]): Float64Array {
  const width = rows[0]?.length ?? 0;
  const plane = new Float64Array(width);
  const alpha = new Float64Array(rows.length);
  for (let round = 0; round < ROUNDS; round++)
    rows.forEach((vector, i) => {
      const sign = signs[i] as number;
      const gradient = sign * dot(plane, vector) - 1;
      const before = alpha[i] as number;
      const after = Math.min(COST, Math.max(0, before - gradient / dot(vector, vector)));
      alpha[i] = after;
      if (after !== before) addScaled(plane, 0, vector, 0, width, (after - before) * sign);
    });
  return plane;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
