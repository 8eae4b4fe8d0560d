import { useState } from 'preact/hooks';
import type { PaperSource } from '@/components/hooks/use-paper-window';
import type { PaperId } from '@/lib/domain/ids';

/**
 * The row with the tab stop. It follows its paper when others come before it, and falls to the next paper when
 * its own goes away: so one answers one question after the other.
 */
export function useActiveRow(source: PaperSource): [number, (index: number) => void] {
  const [active, setActive] = useState<{ index: number; id: PaperId | undefined }>({
    index: 0,
    id: undefined,
  });
  const isThere = active.id === undefined || source.rowAt(active.index)?.paper.id === active.id;
  const index = isThere ? active.index : (indexNear(source, active.index, active.id) ?? active.index);
  const clamped = Math.max(0, Math.min(index, source.total - 1));
  return [clamped, (next) => setActive({ index: next, id: source.rowAt(next)?.paper.id })];
}

/** How far a paper is sought from where it stood. */
const NEAR = 30;

function indexNear(source: PaperSource, from: number, id: PaperId | undefined): number | undefined {
  for (let index = Math.max(0, from - NEAR); index <= from + NEAR; index++) {
    if (source.rowAt(index)?.paper.id === id) return index;
  }
  return undefined;
}
