import { useRef, useState } from 'preact/hooks';
import type { PaperSource } from '@/components/hooks/use-paper-window';
import type { PaperId } from '@/lib/domain/ids';

/** Papers that are marked, to be moved together. */
export interface Selection {
  papers: ReadonlySet<PaperId>;
  toggle(index: number): void;
  /** From the row that was marked last to this one. */
  extend(index: number): void;
  all(): void;
  clear(): void;
}

export function useSelection(source: PaperSource): Selection {
  const [papers, setPapers] = useState<ReadonlySet<PaperId>>(new Set());
  const anchor = useRef(0);
  const asking = useRef(0);

  async function markBetween(a: number, b: number) {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    const rows = Array.from({ length: last - first + 1 }, (_, nth) => source.rowAt(first + nth));
    if (rows.every((row) => row !== undefined)) return mark(rows.map(({ paper }) => paper.id));
    const asked = ++asking.current;
    const ids = await source.idsBetween(first, last);
    // Something else was marked while these were read.
    if (asked === asking.current) mark(ids);
  }

  function mark(ids: Iterable<PaperId>) {
    asking.current++;
    setPapers(new Set(ids));
  }

  return {
    papers,
    toggle(index) {
      const id = source.rowAt(index)?.paper.id;
      if (!id) return;
      anchor.current = index;
      const next = new Set(papers);
      if (!next.delete(id)) next.add(id);
      mark(next);
    },
    extend: (index) => void markBetween(anchor.current, index),
    all: () => void markBetween(0, source.total - 1),
    clear: () => mark([]),
  };
}
