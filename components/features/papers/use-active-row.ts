import { useState } from 'preact/hooks';
import type { PaperSource } from '@/components/data/use-paper-window';
import type { PaperId } from '@/lib/domain/ids';

/**
 * The row with the tab stop. It follows its paper when rows are inserted above, and moves to the next paper when its
 * own is removed, so that a person can answer one question after the other.
 */
export function useActiveRow({ ids }: PaperSource): [number, (index: number) => void] {
  const [active, setActive] = useState<{ index: number; id: PaperId | undefined }>({
    index: 0,
    id: undefined,
  });
  const isThere = active.id === undefined || ids[active.index] === active.id;
  const moved = isThere || active.id === undefined ? -1 : ids.indexOf(active.id);
  const index = moved < 0 ? active.index : moved;
  const clamped = Math.max(0, Math.min(index, ids.length - 1));
  return [clamped, (next) => setActive({ index: next, id: ids[next] })];
}
