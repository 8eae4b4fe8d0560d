import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import { useListContext } from './list-state';
import { usePaperCommands } from './paper-commands-context';
import { usePaperDrag } from './use-paper-drag';

interface PaperRowFrameProps {
  row: PaperRow;
  index: number;
  style: { transform: string };
  /** Whether the row has the list's tab stop. */
  isTabStop: boolean;
  /** Reports the height of the row to the list, now and whenever it changes. */
  measure(element: HTMLElement | null): void;
  onActive(): void;
  children: ComponentChildren;
}

/** The frame of a paper in a list; it handles clicks, drags and the context menu. */
export function PaperRowFrame(props: PaperRowFrameProps) {
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
  // Text in an open row can be selected, which a draggable row does not allow.
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
        // In an expanded row, a person selects and reads text.
        else if (getSelection()?.toString() || opened === id) event.currentTarget.focus();
        else commands.open(id);
      }}
      onContextMenu={(event) => {
        // On a link or selected text, the browser's own menu is more useful.
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
export function UnreadRow({ index, style }: Pick<PaperRowFrameProps, 'index' | 'style'>) {
  return (
    <div class="paper-row paper-unread" role="row" aria-rowindex={index + 1} aria-busy="true" style={style}>
      <span role="gridcell" />
    </div>
  );
}
