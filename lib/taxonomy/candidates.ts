import type { TopicId } from '@/lib/domain/ids';
import type { LibraryState } from './library-state';
import { treeSummary } from './tree-summary';
import { dot } from './vector';

/**
 * Topics that are looked at closely. Among the dev trees none has more than 100 nodes, and a larger tree's right
 * topic is among the nearest 48 prototypes nearly always; beyond, only time is spent.
 */
const CLOSELY = 48;

/** Rows of the tree summary that may take the paper: not locked, not refused, nearest prototypes first. */
export function candidatesFor(
  state: LibraryState,
  vector: Float32Array,
  refused: ReadonlySet<TopicId>,
): number[] {
  const { topics, prototypes } = treeSummary(state);
  const { locked } = state.tree;
  const open = topics.flatMap((id, row) => (locked.has(id) || refused.has(id) ? [] : [row]));
  if (open.length <= CLOSELY) return open;
  return open
    .map((row) => ({ row, likeness: dot(vector, 0, prototypes, row * state.dimensions, state.dimensions) }))
    .sort((a, b) => b.likeness - a.likeness || a.row - b.row)
    .slice(0, CLOSELY)
    .map(({ row }) => row);
}
