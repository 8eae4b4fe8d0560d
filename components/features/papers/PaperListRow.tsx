import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperId } from '@/lib/domain/ids';
import { usePaperDrag } from './use-paper-drag';

interface PaperListRowProps {
  row: PaperRow;
  index: number;
  style: { transform: string };
  /** The row that has the list's one tab stop. */
  isTabStop: boolean;
  isMarked: boolean;
  isOpen: boolean;
  /** Tells the list how tall the row is, now and whenever that changes. */
  measure(element: HTMLElement | null): void;
  /** What goes along when this row is dragged. */
  dragged(): PaperId[];
  onDropped(): void;
  onActive(): void;
  onToggle(): void;
  onExtend(): void;
  onDoubleClick(): void;
  onMenu(anchor: DOMRect): void;
  children: ComponentChildren;
}

/** The frame of a paper in a list: what a click, a drag and the other mouse button do. */
export function PaperListRow(props: PaperListRowProps) {
  const { index, style, isTabStop, isMarked, isOpen, measure, dragged, onDropped } = props;
  const element = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    measure(element.current);
    return () => measure(null);
  }, [measure]);
  // Of an open row the text can be marked, which a row that can be dragged does not let one do.
  const isDragged = usePaperDrag(element, { isDraggable: !isOpen, dragged, onDropped });
  return (
    <div
      class="paper-row"
      role="row"
      style={style}
      ref={element}
      data-index={index}
      data-dragged={isDragged}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={index + 1}
      aria-selected={isMarked}
      onFocusIn={props.onActive}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest('a, button, input')) return;
        if (event.shiftKey) props.onExtend();
        else if (event.ctrlKey || event.metaKey) props.onToggle();
        else if (!getSelection()?.toString()) event.currentTarget.focus();
      }}
      onDblClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, button, input')) props.onDoubleClick();
      }}
      onContextMenu={(event) => {
        // The browser's own menu is the better one on a link or on marked text.
        if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
        event.preventDefault();
        props.onMenu(new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      {props.children}
    </div>
  );
}
