import type { PaperId } from '@/lib/domain/ids';
import type { SimilarPaper } from '@/lib/domain/papers/paper';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { dot } from '@/lib/engine/vector';

/** The `limit` papers whose vectors are nearest to the paper's, nearest first; none where it or its vector is not known. */
export function similarPapers(state: LibraryState, id: PaperId, limit: number): SimilarPaper[] {
  const row = state.papers.find(id);
  return row < 0 ? [] : nearestPapers(state, state.papers.vector(row), limit, id);
}

/**
 * The `limit` papers nearest to a vector of length 1, wherever they stand, nearest first; `except` and papers that are
 * not like it at all are left out: none is near a vector of zeros, and none without a vector is near another.
 */
export function nearestPapers(
  { papers, dimensions }: LibraryState,
  vector: Float32Array,
  limit: number,
  except: PaperId,
): SimilarPaper[] {
  const nearest: SimilarPaper[] = [];
  for (const [row, paper] of papers.rows.entries()) {
    if (!paper || paper.id === except) continue;
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
