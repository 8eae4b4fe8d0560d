import { useState } from 'preact/hooks';
import type { Cited } from '@/components/features/citation/use-citing';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import type { PaperId, TopicId } from '@/lib/domain/ids';

/** The menu or dialog that is open over the panel; there is one at most. */
export type Overlay =
  | { show: 'topic-menu'; node: TopicNode; anchor: DOMRect }
  /** The choice of a format for copied citations. */
  | { show: 'citation'; cited: Cited; anchor: DOMRect }
  /** The filing rules; a new rule gets this topic. */
  | { show: 'rules'; topicId: TopicId }
  | MoveOverlay;

/** "Move to…" and similar dialogs that ask for a topic. */
export type MoveOverlay =
  | { show: 'move-topic' | 'merge-topic'; node: TopicNode }
  | { show: 'add-topic'; papers: PaperId[] }
  | { show: 'move-papers'; papers: PaperId[]; suggested: TopicId[]; onFiled: (() => void) | undefined };

export interface OverlayState {
  overlay: Overlay | null;
  open(overlay: Overlay): void;
  /** Closes this overlay, but not one that was opened since. */
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
