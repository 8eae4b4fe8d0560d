import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { pluralMessage } from '@/components/i18n/plural-message';
import { dragData } from '@/components/ui/drag/dragged';
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
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render({ container }) {
            const card = container.appendChild(document.createElement('div'));
            card.className = 'drag-card';
            card.textContent = pluralMessage('panel_papers', latest.current.dragged().length);
          },
        }),
      onDragStart: () => setDragged(true),
      onDrop({ location }) {
        setDragged(false);
        if (location.current.dropTargets.length > 0) latest.current.onDropped();
      },
    });
  }, [row, isDraggable]);
  return isDragged;
}
