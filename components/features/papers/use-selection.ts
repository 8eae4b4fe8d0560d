import { useRef, useState } from 'preact/hooks';
import type { PaperSource } from '@/components/data/use-paper-window';
import type { PaperId } from '@/lib/domain/ids';

/** The marked papers, for actions on several at once. */
export interface Selection {
  papers: ReadonlySet<PaperId>;
  toggle(index: number): void;
  /** Marks the rows from the one that was marked last to this one. */
  extend(index: number): void;
  all(): void;
  clear(): void;
}

export function useSelection({ ids }: PaperSource): Selection {
  const [papers, setPapers] = useState<ReadonlySet<PaperId>>(new Set());
  const anchor = useRef(0);
  return {
    papers,
    toggle(index) {
      const id = ids[index];
      if (!id) return;
      anchor.current = index;
      const next = new Set(papers);
      if (!next.delete(id)) next.add(id);
      setPapers(next);
    },
    extend(index) {
      const [first, last] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      setPapers(new Set(ids.slice(first, last + 1)));
    },
    all: () => setPapers(new Set(ids)),
    clear: () => setPapers(new Set()),
  };
}
