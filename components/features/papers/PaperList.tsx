import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperSource } from '@/components/data/use-paper-window';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import type { Place } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { ListStateContext, useListState } from './list-state';
import { PaperMenu } from './PaperMenu';
import { PaperRowContent } from './PaperRowContent';
import { PaperRowFrame, UnreadRow } from './PaperRowFrame';
import { usePaperCommands } from './paper-commands-context';
import { SelectionBar } from './SelectionBar';
import { TagDialog } from './TagDialog';
import { useListGrid } from './use-list-grid';
import { useListKeys } from './use-list-keys';
import './paper.css';

interface PaperListProps {
  label: string;
  /** Shown above the list while no paper is marked. */
  header: ComponentChildren;
  source: PaperSource;
  /** The place of the papers; `null` for a list from several places. */
  place: Place | null;
  /** True if the focus should go to the list as soon as it has a row that can take it. */
  focusWanted: RefObject<boolean>;
  /** Text below the title of a paper in this list. */
  remark?(row: PaperRow): ComponentChildren;
}

/** A list of papers: a WAI-ARIA grid in which one row has the tab stop; `list-key-command.ts` defines its keys. */
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
                <PaperRowFrame
                  key={key}
                  row={row}
                  index={index}
                  style={style}
                  isTabStop={isTabStop}
                  measure={grid.virtual.measureElement}
                  onActive={() => grid.setActive(index)}
                >
                  <ErrorBoundary subject={row} fallback={<p class="hint">{message('error_not_drawn')}</p>}>
                    <PaperRowContent row={row} index={index} isActive={isTabStop} remark={remark?.(row)} />
                  </ErrorBoundary>
                </PaperRowFrame>
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
