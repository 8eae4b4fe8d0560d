import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperSource } from '@/components/data/use-paper-window';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import type { Place } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { ListStateContext, useListState } from './list-state';
import { PaperCard } from './PaperCard';
import { PaperListRow, UnreadRow } from './PaperListRow';
import { PaperMenu } from './PaperMenu';
import { usePaperCommands } from './paper-commands-context';
import { SelectionBar } from './SelectionBar';
import { TagDialog } from './TagDialog';
import { useListGrid } from './use-list-grid';
import { useListKeys } from './use-list-keys';
import './paper.css';

interface PaperListProps {
  label: string;
  /** Stands above the list while nothing is marked. */
  header: ComponentChildren;
  source: PaperSource;
  /** The place whose papers these are; `null` for a list from everywhere. */
  place: Place | null;
  /** Set where the focus is to go to the list, as soon as there is a row that can have it. */
  focusWanted: RefObject<boolean>;
  /** What is to be said of a paper in this list, below its title. */
  remark?(row: PaperRow): ComponentChildren;
}

/** Papers one below the other, as a WAI-ARIA grid of which one row has the tab stop; `list-keys.ts` has its keys. */
export function PaperList({ label, header, source, place, focusWanted, remark }: PaperListProps) {
  const commands = usePaperCommands();
  const list = useListState(source, place);
  const grid = useListGrid(source, focusWanted);
  const section = useRef<HTMLElement>(null);
  useListKeys({ section, source, list, grid });
  const { selection, menu, tagging } = list;

  return (
    <ListStateContext.Provider value={list}>
      <section class="paper-list" aria-label={label} ref={section}>
        <div class="paper-list-header">{selection.papers.size > 0 ? <SelectionBar /> : header}</div>
        <div
          class="paper-grid"
          role="grid"
          aria-label={label}
          aria-multiselectable="true"
          aria-rowcount={source.ids.length}
          ref={grid.element}
        >
          <div class="paper-rows" role="none" style={{ height: `${grid.virtual.getTotalSize()}px` }}>
            {grid.virtual.getVirtualItems().map(({ index, key, start }) => {
              const row = source.rowAt(index);
              const style = { transform: `translateY(${start}px)` };
              if (!row) return <UnreadRow key={key} index={index} style={style} />;
              const isTabStop = index === grid.tabStop;
              return (
                <PaperListRow
                  key={key}
                  row={row}
                  index={index}
                  style={style}
                  isTabStop={isTabStop}
                  measure={grid.virtual.measureElement}
                  onActive={() => grid.setActive(index)}
                >
                  <ErrorBoundary subject={row} fallback={<p class="hint">{message('error_not_drawn')}</p>}>
                    <PaperCard row={row} index={index} isActive={isTabStop} remark={remark?.(row)} />
                  </ErrorBoundary>
                </PaperListRow>
              );
            })}
          </div>
        </div>
        {menu && <PaperMenu row={menu.row} anchor={menu.anchor} />}
        {tagging && (
          <TagDialog
            papers={tagging.length}
            onTag={(tag) => commands.annotate(tagging, { addTags: [tag] })}
            onClose={list.closeTag}
          />
        )}
      </section>
    </ListStateContext.Provider>
  );
}
