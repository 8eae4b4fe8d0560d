import type { PaperId } from '@/lib/domain/ids';
import type { LibraryState } from '@/lib/engine/state/library-state';
import type { PaperRow } from '@/lib/engine/state/paper-table';
import { unit } from '@/lib/vectors/float-vectors';
import { nearestPapers } from './similar-papers';

/**
 * Number of papers of the library that a new one is compared with: enough for steps of two per cent, few enough to
 * be fast in a library of 10,000.
 */
const SAMPLE = 50;
/** With fewer papers than this, a share of papers means nothing. */
const FEWEST = 5;

const usual = new WeakMap<LibraryState, { size: number; similarity: number[] }>();

/**
 * How new a paper is to the library, 0 to 1: the share of the library's papers that are nearer to their own nearest
 * neighbour than this paper is to its nearest neighbour. It is a rank rather than a distance, so that it means the
 * same with every model and in every library (a conformal p-value over nearest neighbours; Laxhammar and Falkman
 * 2010). `null` for a library of fewer than `FEWEST` papers, and for a paper without a vector.
 */
export function outlierRankOf(state: LibraryState, raw: Float32Array, id: PaperId): number | null {
  const vector = unit(raw, state.dimensions);
  const similarities = typicalSimilarity(state);
  if (state.papers.size < FEWEST || similarities.length === 0 || !vector.some((x) => x !== 0)) return null;
  const nearest = nearestPapers(state, vector, 1, id)[0];
  const nearer = similarities.filter((similarity) => similarity > (nearest?.similarity ?? 0)).length;
  return nearer / similarities.length;
}

/**
 * Similarity of sampled papers to their nearest neighbour. Measured again after the library has grown or shrunk by
 * more than a tenth.
 */
function typicalSimilarity(state: LibraryState): number[] {
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
