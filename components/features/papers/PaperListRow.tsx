import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import { useListContext } from './list-state';
import { usePaperCommands } from './paper-commands-context';
import { usePaperDrag } from './use-paper-drag';

interface PaperListRowProps {
  row: PaperRow;
  index: number;
  style: { transform: string };
  /** The row that has the list's one tab stop. */
  isTabStop: boolean;
  /** Tells the list how tall the row is, now and whenever that changes. */
  measure(element: HTMLElement | null): void;
  onActive(): void;
  children: ComponentChildren;
}

/** The frame of a paper in a list: what a click, a drag and the other mouse button do. */
export function PaperListRow(props: PaperListRowProps) {
  const { row, index, style, isTabStop, measure, onActive, children } = props;
  const commands = usePaperCommands();
  const { selection, opened, openMenu } = useListContext();
  const { id } = row.paper;
  const isMarked = selection.papers.has(id);
  const element = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    measure(element.current);
    return () => measure(null);
  }, [measure]);
  // Of an open row the text can be marked, which a row that can be dragged does not let one do.
  const isDragged = usePaperDrag(element, {
    isDraggable: opened !== id,
    dragged: () => (isMarked ? [...selection.papers] : [id]),
    onDropped: selection.clear,
  });
  return (
    <div
      class="paper-row"
      role="row"
      data-read={row.paper.reading === 'read'}
      style={style}
      ref={element}
      data-index={index}
      data-dragged={isDragged}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={index + 1}
      aria-selected={isMarked}
      onFocusIn={onActive}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest('a, button, input')) return;
        if (event.shiftKey) selection.extend(index);
        else if (event.ctrlKey || event.metaKey) selection.toggle(index);
        // In a row that is unfolded, text is marked and read.
        else if (getSelection()?.toString() || opened === id) event.currentTarget.focus();
        else commands.open(id);
      }}
      onContextMenu={(event) => {
        // The browser's own menu is the better one on a link or on marked text.
        if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
        event.preventDefault();
        openMenu(row, new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      {children}
    </div>
  );
}

/** A row whose paper is not read yet. */
export function UnreadRow({ index, style }: Pick<PaperListRowProps, 'index' | 'style'>) {
  return (
    <div class="paper-row paper-unread" role="row" aria-rowindex={index + 1} aria-busy="true" style={style}>
      <span role="gridcell" />
    </div>
  );
}
