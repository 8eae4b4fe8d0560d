import type { PaperId } from '@/lib/domain/ids';
import type { LibraryState } from '@/lib/engine/state/library-state';
import type { PaperRow } from '@/lib/engine/state/paper-table';
import { unit } from '@/lib/engine/vector';
import { nearestPapers } from './similar-papers';

/** Papers of the library that a new one is compared with: enough for steps of two per cent, few enough for 10,000 papers. */
const SAMPLE = 50;
/** Below this a share of papers says nothing. */
const FEWEST = 5;

const usual = new WeakMap<LibraryState, { size: number; similarity: number[] }>();

/**
 * How new a paper is to the library, 0 to 1: the share of its papers that stand nearer to their own nearest
 * neighbour than this one does to its. A rank and no distance, so that it means the same under every model and in
 * every library (a conformal p-value over nearest neighbours; Laxhammar and Falkman 2010). `null` for a library
 * of a handful, and for a paper without a vector.
 */
export function outlierRankOf(state: LibraryState, raw: Float32Array, id: PaperId): number | null {
  const vector = unit(raw, state.dimensions);
  const similarities = usualSimilarity(state);
  if (state.papers.size < FEWEST || similarities.length === 0 || !vector.some((x) => x !== 0)) return null;
  const nearest = nearestPapers(state, vector, 1, id)[0];
  const nearer = similarities.filter((similarity) => similarity > (nearest?.similarity ?? 0)).length;
  return nearer / similarities.length;
}

/** How near some papers of the library stand to their nearest; measured again when it has grown or shrunk by a tenth. */
function usualSimilarity(state: LibraryState): number[] {
  const { papers } = state;
  const known = usual.get(state);
  if (known && Math.abs(known.size - papers.size) <= known.size / 10) return known.similarity;
  const rows = papers.rows.flatMap((paper, row) =>
    paper && papers.vector(row).some((x) => x !== 0) ? [row] : [],
  );
  const step = Math.max(1, rows.length / SAMPLE);
  const similarity: number[] = [];
  for (let at = 0; at < rows.length; at += step) {
    const row = rows[Math.floor(at)] as number;
    const { id } = papers.rows[row] as PaperRow;
    similarity.push(nearestPapers(state, papers.vector(row), 1, id)[0]?.similarity ?? 0);
  }
  usual.set(state, { size: papers.size, similarity });
  return similarity;
}
