import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { useSurface } from '@/components/page/clicks/use-seen-surface';
import type { PagePaper, PaperView } from '@/components/page/paper/page-paper';
import type { LoadParts } from '@/components/page/parts/load-page-parts';
import { findFreeSpot } from '@/components/page/placement/free-spot';
import { keepBeside } from '@/components/page/placement/popover-beside';
import { inPixels, useSpot } from '@/components/page/placement/use-spot';
import { Chip } from './Chip';
import { markLabel, markState } from './format-mark';
import { MarkIcon } from './MarkIcon';
import { Pill, PillChoices } from './Pill';
import { topicChip } from './topic-chip';
import { useMarkKeys } from './use-mark-keys';

/** Milliseconds that a pointer rests on a mark before its pill opens: less, and passing over a list makes it flicker. */
const OPEN_AFTER = 80;
/** Milliseconds that a pointer may be outside on its way to the pill. */
const CLOSE_AFTER = 250;
/** Size of the mark in pixels. */
const SIZE = { width: 24, height: 24 };
/** Pixels by which the pill stands out before the mark, so that their leaves and words line up. */
const TO_THE_LEFT = -6;
/** Pixels that the mark takes of the margin before the title. */
const MARGIN = 28;

interface RowMarkProps {
  paper: PagePaper;
  view: PaperView;
  title: Element;
  /** Called when the pill opens. */
  onOpen: (paper: PagePaper) => void;
  /** Whether topics are named beside marks. */
  hasChips: boolean;
  loadParts: LoadParts;
}

/** The small mark beside a title, which opens into a pill above the line, so that the title stays readable. */
export function RowMark({ paper, view, title, onOpen, hasChips, loadParts }: RowMarkProps) {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<number>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  // In the margin before the title; after its last word where that margin is too narrow.
  const spot = useSpot(title, root, (_, start) => (start.left < MARGIN ? findFreeSpot(title, SIZE) : null));
  const state = markState(view);
  useSurface(button, CLICKABLE_AFTER_MS);
  useSurface(popover, CLICKABLE_AFTER_MS, isOpen);

  const openLater = (open: boolean) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(open), open ? OPEN_AFTER : CLOSE_AFTER);
  };
  const open = () => {
    window.clearTimeout(timer.current);
    setOpen(true);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (isOpen) onOpen(paper);
  }, [isOpen]);
  useLayoutEffect(() => {
    if (isOpen && popover.current && button.current)
      return keepBeside(popover.current, button.current, 'above', TO_THE_LEFT);
  }, [isOpen]);

  const onPointer = ({ type, pointerType }: PointerEvent) => {
    // A finger hovers nowhere: it opens by its tap, and closes by a tap elsewhere.
    if (pointerType === 'touch') return;
    const focused = (root.current?.getRootNode() as ShadowRoot | undefined)?.activeElement;
    if (type === 'pointerenter') openLater(true);
    else if (!focused?.matches(':focus-visible')) openLater(false);
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!root.current?.contains(relatedTarget as Node | null)) openLater(false);
  };
  const onMarkKey = useMarkKeys({ paper, view, root, button });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return onMarkKey(event);
    if (!isOpen) return;
    button.current?.focus({ preventScroll: true });
    setOpen(false);
  };
  const chip = hasChips ? topicChip(view) : null;
  const onClick = () => {
    open();
    if (view.mark.state === 'unsaved') paper.save();
  };

  return (
    <>
      <div
        ref={root}
        role="none"
        class={spot ? 'row-mark' : 'row-mark in-margin'}
        style={inPixels(spot) ?? {}}
        onPointerEnter={onPointer}
        onPointerLeave={onPointer}
        onFocusIn={open}
        onFocusOut={onFocusOut}
        onKeyDown={onKeyDown}
      >
        <button
          ref={button}
          type="button"
          class="mark"
          data-state={state}
          aria-label={markLabel(view, paper.captured.title)}
          aria-expanded={isOpen}
          onClick={onClick}
        >
          <MarkIcon state={state} />
        </button>
        {isOpen && (
          <div ref={popover} class="popover" popover="manual">
            <div class="pill-box">
              <Pill paper={paper} view={view} tabIndex={-1} loadParts={loadParts} />
              <PillChoices paper={paper} view={view} tabIndex={-1} />
            </div>
          </div>
        )}
      </div>
      {chip && <Chip chip={chip} title={title} />}
    </>
  );
}
