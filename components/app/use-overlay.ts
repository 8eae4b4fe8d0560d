import { useState } from 'preact/hooks';
import type { Cited } from '@/components/features/citation/use-citing';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import type { PaperId, TopicId } from '@/lib/domain/ids';

/** What lies over the panel: one menu or dialog at a time. */
export type Overlay =
  | { show: 'topic-menu'; node: TopicNode; anchor: DOMRect }
  /** In which format citations are copied. */
  | { show: 'citation'; cited: Cited; anchor: DOMRect }
  /** The filing rules, of which a new one would be for this topic. */
  | { show: 'rules'; topicId: TopicId }
  | MoveOverlay;

/** "Move to…" and the like: asks for a topic. */
export type MoveOverlay =
  | { show: 'move-topic' | 'merge-topic'; node: TopicNode }
  | { show: 'add-topic'; papers: PaperId[] }
  | { show: 'move-papers'; papers: PaperId[]; suggested: TopicId[]; onFiled: (() => void) | undefined };

export interface OverlayState {
  overlay: Overlay | null;
  open(overlay: Overlay): void;
  /** Closes this one, and leaves one that it may have opened since. */
  close(overlay: Overlay): void;
}

export function useOverlay(): OverlayState {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  return {
    overlay,
    open: setOverlay,
    close: (closed) => setOverlay((current) => (current === closed ? null : current)),
  };
}
