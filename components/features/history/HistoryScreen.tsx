import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ActReading, HistoryReading } from '@/components/data/library-queries';
import { useLive } from '@/components/data/use-live';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { formatRelativeDay, startOfDay } from '@/components/i18n/format-numbers-and-dates';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import { useVirtualRows } from '@/components/ui/hooks/use-virtual-rows';
import { PageHeader } from '@/components/ui/page/PageHeader';
import type { ActId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { ActRow } from './ActRow';
import { formatAct } from './format-act';
import { SinceButton } from './SinceButton';
import { useUndo } from './use-undo';
import './history.css';

/** A row of the list: the heading of a day, or an act. */
type Row = { day: number } | { act: ActReading };

/** Acts read at a time: two screens. */
const PAGE = 60;
const ROW_HEIGHT = 48;

/** All acts, with their authors and buttons to undo them: a WAI-ARIA grid in which one row has the tab stop. */
export function HistoryScreen({ onClose }: { onClose(): void }) {
  const { undoProgram } = useUndo();
  const [limit, setLimit] = useState(PAGE);
  const reading = useLive((library) => library.readHistory(limit), [limit]);
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus(), []);

  if (reading.state === 'failed')
    return <ErrorScreen error={reading.error} onRetry={() => location.reload()} />;
  return (
    <section
      class="history"
      aria-label={message('history_title')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <PageHeader
        title={message('history_title')}
        back={message('page_back')}
        backRef={back}
        onBack={onClose}
      >
        <SinceButton onUndoProgram={undoProgram} />
      </PageHeader>
      {reading.state === 'loading' ? (
        <div class="history-list" aria-busy="true" />
      ) : reading.value.acts.length === 0 ? (
        <EmptyState title={message('history_empty')}>
          <p>{message('history_empty_hint')}</p>
        </EmptyState>
      ) : (
        <ActList reading={reading.value} onMore={() => setLimit(limit + 2 * PAGE)} />
      )}
    </section>
  );
}

interface ActListProps {
  reading: HistoryReading;
  onMore(): void;
}

function ActList({ reading, onMore }: ActListProps) {
  const tree = useTopicNodes();
  const { undo, undoProgram } = useUndo();
  const grid = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const rows = useMemo(() => rowsOf(reading.acts), [reading.acts]);
  const [activeAct, setActiveAct] = useState<ActId | null>(null);
  const found = rows.findIndex((row) => 'act' in row && row.act.act === activeAct);
  const active = found < 0 ? 1 : found;
  const virtual = useVirtualRows({
    scroller: grid,
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => keyOf(rows[index]),
    kept: active,
  });
  const lastDrawn = virtual.range?.endIndex ?? 0;
  const isNearEnd = !reading.isWhole && lastDrawn > rows.length - PAGE / 2;
  useEffect(() => {
    if (isNearEnd) onMore();
  }, [isNearEnd, rows.length]);
  const activeRow = () => grid.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]');
  useLayoutEffect(() => {
    const row = focusWanted.current && activeRow();
    if (!row) return;
    focusWanted.current = false;
    row.focus();
  });
  // The button of an act that was undone disappears.
  useKeptFocus(grid, () => activeRow()?.focus());

  function walkTo(from: number, step: 1 | -1) {
    let index = from;
    while (rows[index] && !('act' in (rows[index] as Row))) index += step;
    const row = rows[index];
    if (!row || !('act' in row)) return;
    focusWanted.current = true;
    setActiveAct(row.act.act);
    virtual.scrollToIndex(index, { align: 'auto' });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.target as HTMLElement).classList.contains('act-row')) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => walkTo(active + 1, 1),
      ArrowUp: () => walkTo(active - 1, -1),
      Home: () => walkTo(0, 1),
      End: () => walkTo(rows.length - 1, -1),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  return (
    <div
      class="history-list"
      role="grid"
      aria-label={message('history_list')}
      aria-rowcount={reading.isWhole ? rows.length : -1}
      ref={grid}
      onKeyDown={onKeyDown}
    >
      <div class="history-rows" role="none" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          const style = { transform: `translateY(${start}px)` };
          if ('day' in row)
            return (
              <div
                key={key}
                class="history-day"
                role="row"
                aria-rowindex={index + 1}
                style={style}
                ref={virtual.measureElement}
                data-index={index}
              >
                <span role="rowheader">{formatRelativeDay(row.day, Date.now())}</span>
              </div>
            );
          const { act } = row;
          const sentence = formatAct(act, tree, reading.undoings);
          const undoing = reading.undoings.get(act.act);
          const isRedo = undoing?.isRedo === false;
          return (
            <ActRow
              key={key}
              act={act}
              sentence={sentence}
              isUndone={reading.undone.has(act.act)}
              index={index}
              isTabStop={index === active}
              style={style}
              measure={virtual.measureElement}
              onActive={() => setActiveAct(act.act)}
              isRedo={isRedo}
              onUndo={() => undo(act.act, undoing ? formatAct(undoing.of, tree) : sentence, isRedo)}
              onUndoProgram={() => undoProgram(act.at)}
            />
          );
        })}
      </div>
    </div>
  );
}

function rowsOf(acts: readonly ActReading[]): Row[] {
  const rows: Row[] = [];
  let day: number | null = null;
  for (const act of acts) {
    const begins = startOfDay(act.at);
    if (begins !== day) rows.push({ day: begins });
    day = begins;
    rows.push({ act });
  }
  return rows;
}

function keyOf(row: Row | undefined): string {
  if (!row) return 'none';
  return 'day' in row ? `day-${row.day}` : row.act.act;
}
