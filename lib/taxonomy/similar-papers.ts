import type { PaperId } from '@/lib/domain/ids';
import type { SimilarPaper } from '@/lib/domain/paper';
import type { LibraryState } from './library-state';
import { dot } from './vector';

/** The `limit` papers whose vectors are nearest to the paper's, nearest first; none where it is not known. */
export function similarPapers(
  { papers, dimensions }: LibraryState,
  id: PaperId,
  limit: number,
): SimilarPaper[] {
  const own = papers.find(id);
  if (own < 0) return [];
  const nearest: SimilarPaper[] = [];
  const { vectors } = papers;
  for (const [row, paper] of papers.rows.entries()) {
    if (!paper || row === own) continue;
    const likeness = dot(vectors, own * dimensions, vectors, row * dimensions, dimensions);
    const last = nearest.at(-1);
    if (nearest.length === limit && last && last.likeness >= likeness) continue;
    const after = nearest.findIndex((other) => other.likeness < likeness);
    nearest.splice(after < 0 ? nearest.length : after, 0, { paperId: paper.id, likeness });
    if (nearest.length > limit) nearest.pop();
  }
  return nearest;
}
