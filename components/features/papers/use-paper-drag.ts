import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { pluralMessage } from '@/components/i18n/plural-message';
import { dragData } from '@/components/ui/drag/dragged';
import { showDragCard } from '@/components/ui/drag/show-drag-card';
import type { PaperId } from '@/lib/domain/ids';

interface PaperDragOptions {
  isDraggable: boolean;
  /** Returns the papers that are dragged. */
  dragged(): PaperId[];
  onDropped(): void;
}

/** Makes a row draggable, with its paper or all marked papers, onto a topic; a small card shows their number. */
export function usePaperDrag(row: RefObject<HTMLElement | null>, options: PaperDragOptions): boolean {
  const [isDragged, setDragged] = useState(false);
  const latest = useRef(options);
  latest.current = options;
  const { isDraggable } = options;
  useEffect(() => {
    const element = row.current;
    if (!element || !isDraggable) return;
    return draggable({
      element,
      getInitialData: () => dragData({ what: 'papers', papers: latest.current.dragged() }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        showDragCard(nativeSetDragImage, pluralMessage('panel_papers', latest.current.dragged().length)),
      onDragStart: () => setDragged(true),
      onDrop({ location }) {
        setDragged(false);
        if (location.current.dropTargets.length > 0) latest.current.onDropped();
      },
    });
  }, [row, isDraggable]);
  return isDragged;
}
