import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library';
import type { PaperSource } from '@/components/data/use-paper-window';
import { rankedThere } from '@/components/features/inbox/RankedTopics';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import { useVirtualRows } from '@/components/ui/hooks/use-virtual-rows';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { isPinned } from '@/lib/domain/placements/placement';
import { PaperCard } from './PaperCard';
import { PaperListRow } from './PaperListRow';
import { PaperMenu } from './PaperMenu';
import { placementState } from './PlacementMark';
import { SelectionBar } from './SelectionBar';
import { TagDialog } from './TagDialog';
import { useActiveRow } from './use-active-row';
import { useSelection } from './use-selection';
import './paper.css';

/** What a person may ask of papers. */
export interface PaperActions {
  /** Files them under the place, and pins them there. */
  file(papers: PaperId[], place: Place): void;
  /** Confirms where the program filed them. */
  keep(papers: PaperId[], topicId: TopicId): void;
  /** "Not here": takes them out of the topic where the program filed them, for good; they are filed anew. */
  reject(papers: PaperId[], topicId: TopicId): void;
  /** Asks where to file them; `suggested` stand first. `onFiled` is called once a place is picked. */
  askPlace(papers: PaperId[], suggested: TopicId[], onFiled: () => void): void;
  remove(papers: PaperId[]): void;
  /** Shows the paper whole. */
  open(paper: PaperId): void;
  annotate(papers: PaperId[], annotation: PaperAnnotation): void;
  /** Asks for a further topic that they belong to. */
  askFurther(papers: PaperId[]): void;
  takeFrom(papers: PaperId[], topicId: TopicId): void;
}

interface PaperListProps {
  label: string;
  /** Stands above the list while nothing is marked. */
  header: ComponentChildren;
  source: PaperSource;
  forest: TopicForest;
  /** The place whose papers these are; `null` for a list from everywhere. */
  place: Place | null;
  actions: PaperActions;
  /** Set where the focus is to go to the list, as soon as there is a row that can have it. */
  focusWanted: RefObject<boolean>;
  /** What is to be said of a paper in this list, below its title. */
  remark?(row: PaperRow): ComponentChildren;
}

/** Height of a row that was not drawn yet, in CSS pixels: two lines of title, one of authors. */
const ROW_HEIGHT = 72;

/**
 * Papers under each other, as a WAI-ARIA grid of which one row has the tab stop: up and down walk, right unfolds,
 * Space marks, Enter shows a paper whole, `s` makes it a favourite, `m` moves, `k` keeps, `x` says "not here", 1 to 3
 * file under a guess.
 */
export function PaperList(props: PaperListProps) {
  const { label, header, source, forest, place, actions, focusWanted, remark } = props;
  const grid = useRef<HTMLDivElement>(null);
  const selection = useSelection(source);
  const [menu, setMenu] = useState<{ row: PaperRow; anchor: DOMRect } | null>(null);
  const [tagged, setTagged] = useState<PaperId[] | null>(null);
  const [opened, setOpened] = useState<PaperId | null>(null);
  const [active, setActive] = useActiveRow(source);
  const virtual = useVirtualRows({
    scroller: grid,
    count: source.ids.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => source.ids[index] ?? `unread-${index}`,
    // A row that scrolled so far away that it is no longer read cannot be drawn either.
    kept: source.rowAt(active) ? active : -1,
  });
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 };
  const tabStop = source.rowAt(active) ? active : startIndex;
  useEffect(() => source.see(startIndex, endIndex), [startIndex, endIndex]);

  const activeRow = () => grid.current?.querySelector<HTMLElement>('.paper-row[tabindex="0"]');
  const focusActive = () => activeRow()?.focus();
  useKeptFocus(grid, focusActive);
  useLayoutEffect(() => {
    const row = focusWanted.current && tabStop === active && activeRow();
    if (!row) return;
    focusWanted.current = false;
    row.focus();
  });

  function walkTo(index: number) {
    const next = Math.max(0, Math.min(index, source.ids.length - 1));
    focusWanted.current = true;
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  }

  function moveMarked() {
    actions.askPlace([...selection.papers], [], selection.clear);
  }

  function move({ paper, placement }: PaperRow) {
    const isMarked = selection.papers.has(paper.id);
    const suggested = rankedThere(placement.ranked, forest).map(({ topicId }) => topicId);
    if (isMarked) moveMarked();
    else actions.askPlace([paper.id], suggested, () => undefined);
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && !target.classList.contains('paper-row')) return focusActive();
    if (!target.classList.contains('paper-row')) return;
    const row = source.rowAt(active);
    if (row && (walk(event) || mark(event) || act(event, row, target))) event.preventDefault();
  }

  function walk({ key, shiftKey }: KeyboardEvent): boolean {
    const page = Math.max(1, endIndex - startIndex - 1);
    const next = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: source.ids.length - 1,
    }[key];
    if (next === undefined) return false;
    if (shiftKey && selection.papers.size === 0) selection.toggle(active);
    walkTo(next);
    if (shiftKey) selection.extend(Math.max(0, Math.min(next, source.ids.length - 1)));
    return true;
  }

  function mark({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === ' ') selection.toggle(active);
    else if (key === 'a' && (ctrlKey || metaKey)) selection.all();
    else if (key === 'Escape' && selection.papers.size > 0) selection.clear();
    else return false;
    return true;
  }

  function act(
    { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
    row: PaperRow,
    target: HTMLElement,
  ) {
    if (ctrlKey || metaKey || altKey) return false;
    const guess = rankedThere(row.placement.ranked, forest)[['1', '2', '3'].indexOf(key)];
    const state = placementState(row.placement);
    if (guess && state === 'unsure') actions.file([row.paper.id], guess.topicId);
    else if (key === 'Enter') actions.open(row.paper.id);
    else if (key === 'ArrowRight' || key === 'ArrowLeft')
      setOpened(key === 'ArrowRight' ? row.paper.id : null);
    else if (key === 's') star(row);
    else if (key === 'm') move(row);
    else if (key === 'k') keep(row);
    else if (key === 'x') reject(row);
    else if (key === 'ContextMenu' || (key === 'F10' && shiftKey))
      setMenu({ row, anchor: target.getBoundingClientRect() });
    else return false;
    return true;
  }

  function keep({ paper, placement }: PaperRow) {
    const { topicId } = placement;
    if (topicId !== UNSORTED && !isPinned(placement)) actions.keep([paper.id], topicId);
  }

  function reject({ paper, placement }: PaperRow) {
    const { topicId } = placement;
    if (topicId !== UNSORTED && !isPinned(placement)) actions.reject([paper.id], topicId);
  }

  function star({ paper }: PaperRow) {
    actions.annotate([paper.id], { favourite: !paper.favourite });
  }

  function toggleOpen({ paper }: PaperRow) {
    setOpened(opened === paper.id ? null : paper.id);
  }

  return (
    <section class="paper-list" aria-label={label}>
      <div class="paper-list-header">
        {selection.papers.size > 0 ? (
          <SelectionBar
            count={selection.papers.size}
            onMove={moveMarked}
            onAnnotate={(annotation) => actions.annotate([...selection.papers], annotation)}
            onFurther={() => actions.askFurther([...selection.papers])}
            onTag={() => setTagged([...selection.papers])}
            onRemove={() => {
              actions.remove([...selection.papers]);
              selection.clear();
            }}
            onKeep={
              place === null || place === UNSORTED
                ? undefined
                : () => {
                    actions.keep([...selection.papers], place);
                    selection.clear();
                  }
            }
            onClear={selection.clear}
          />
        ) : (
          header
        )}
      </div>
      <div
        class="paper-grid"
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={source.ids.length}
        ref={grid}
        onKeyDown={onKeyDown}
      >
        <div class="paper-rows" role="none" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = source.rowAt(index);
            const style = { transform: `translateY(${start}px)` };
            if (!row)
              return (
                <div
                  key={key}
                  class="paper-row paper-unread"
                  role="row"
                  aria-rowindex={index + 1}
                  aria-busy="true"
                  style={style}
                >
                  <span role="gridcell" />
                </div>
              );
            const { id } = row.paper;
            return (
              <PaperListRow
                key={key}
                row={row}
                index={index}
                style={style}
                isTabStop={index === tabStop}
                isMarked={selection.papers.has(id)}
                isOpen={opened === id}
                measure={virtual.measureElement}
                dragged={() => (selection.papers.has(id) ? [...selection.papers] : [id])}
                onDropped={selection.clear}
                onActive={() => setActive(index)}
                onToggle={() => selection.toggle(index)}
                onExtend={() => selection.extend(index)}
                onDoubleClick={() => actions.open(id)}
                onMenu={(anchor) => setMenu({ row, anchor })}
              >
                <PaperCard
                  row={row}
                  forest={forest}
                  isActive={index === tabStop}
                  isMarked={selection.papers.has(id)}
                  isOpen={opened === id}
                  showsPlace={row.placement.topicId !== place}
                  remark={remark?.(row)}
                  onMark={(event) => (event.shiftKey ? selection.extend(index) : selection.toggle(index))}
                  onUnfold={() => toggleOpen(row)}
                  onOpen={actions.open}
                  onFile={(target) => actions.file([id], target)}
                  onKeep={() => keep(row)}
                  onReject={() => reject(row)}
                  onMove={() => move(row)}
                  onMenu={(anchor) => setMenu({ row, anchor })}
                />
              </PaperListRow>
            );
          })}
        </div>
      </div>
      {menu && (
        <PaperMenu
          {...menu}
          onKeep={() => keep(menu.row)}
          onReject={() => reject(menu.row)}
          onMove={() => move(menu.row)}
          onOpen={() => actions.open(menu.row.paper.id)}
          onAnnotate={(annotation) => actions.annotate([menu.row.paper.id], annotation)}
          onFurther={() => actions.askFurther([menu.row.paper.id])}
          onTag={() => setTagged([menu.row.paper.id])}
          onRemove={() => actions.remove([menu.row.paper.id])}
          onClose={() => setMenu(null)}
        />
      )}
      {tagged && (
        <TagDialog
          papers={tagged.length}
          onTag={(tag) => actions.annotate(tagged, { addTags: [tag] })}
          onClose={() => setTagged(null)}
        />
      )}
    </section>
  );
}
