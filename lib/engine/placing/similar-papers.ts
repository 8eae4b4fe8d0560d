import type { PaperId } from '@/lib/domain/ids';
import type { SimilarPaper } from '@/lib/domain/papers/paper';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { dot } from '@/lib/vectors/float-vectors';

/**
 * Minimum cosine of two papers that are shown as similar. In the sample library, with the bundled model, 0.05 of
 * the pairs of different topics reach 0.34, and half of the pairs of one topic reach 0.32; 0.95 of the papers have
 * a nearest one at 0.35 or above (2026-11-28).
 */
const SIMILAR = 0.35;

/** The papers similar to a paper, at most `limit`, nearest first; empty if the paper or its vector is not known. */
export function similarPapers(state: LibraryState, id: PaperId, limit: number): SimilarPaper[] {
  const row = state.papers.find(id);
  return row < 0 ? [] : similarTo(state, state.papers.vector(row), limit, id);
}

/** As `nearestPapers`, but only papers that are similar. */
export function similarTo(
  state: LibraryState,
  vector: Float32Array,
  limit: number,
  except: PaperId,
): SimilarPaper[] {
  return nearestPapers(state, vector, limit, except).filter(({ similarity }) => similarity >= SIMILAR);
}

/**
 * The `limit` papers nearest to a unit vector, in any topic or in Unsorted, nearest first. `except` and papers with
 * a cosine of 0 or less are left out, so a paper without a vector is near nothing.
 */
export function nearestPapers(
  { papers, dimensions }: LibraryState,
  vector: Float32Array,
  limit: number,
  except: PaperId,
): SimilarPaper[] {
  const nearest: SimilarPaper[] = [];
  const cosines = papers.bytes.compare(vector, papers.rows.length);
  if (!cosines) return nearest;
  const excepted = papers.find(except);
  if (excepted >= 0) cosines[excepted] = Number.NaN;
  // The byte vectors show which papers may be among the nearest; the full vectors decide.
  const least = highest(cosines, limit) - 2 * papers.bytes.slack;
  for (let row = 0; row < cosines.length; row++) {
    const paper = papers.rows[row];
    if (!paper || !((cosines[row] as number) >= least)) continue;
    const similarity = dot(vector, 0, papers.vectors, row * dimensions, dimensions);
    if (similarity <= 0) continue;
    const last = nearest.at(-1);
    if (nearest.length === limit && last && last.similarity >= similarity) continue;
    const after = nearest.findIndex((other) => other.similarity < similarity);
    nearest.splice(after < 0 ? nearest.length : after, 0, { paperId: paper.id, similarity });
    if (nearest.length > limit) nearest.pop();
  }
  return nearest;
}

/** The `nth` highest of the numbers, ignoring NaN; -Infinity if there are fewer. */
function highest(numbers: Float32Array, nth: number): number {
  const first = new Float32Array(nth).fill(Number.NEGATIVE_INFINITY);
  for (const x of numbers) {
    if (!(x > (first[nth - 1] as number))) continue;
    let at = nth - 1;
    for (; at > 0 && (first[at - 1] as number) < x; at--) first[at] = first[at - 1] as number;
    first[at] = x;
  }
  return first[nth - 1] as number;
}
