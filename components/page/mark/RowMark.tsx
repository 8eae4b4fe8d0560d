import { useEffect, useRef, useState } from 'preact/hooks';
import { CLICKABLE_AFTER_MS, watchSurface } from '@/components/page/clicks/seen-long-enough';
import { useSurface } from '@/components/page/clicks/use-seen-surface';
import type { LoadParts } from '@/components/page/lazy-parts/lazy-parts';
import type { PagePaper, PaperView } from '@/components/page/paper/paper-state-and-actions';
import { findFreeSpot } from '@/components/page/placement/free-spot';
import { MARK_MARGIN, MARK_SIZE } from '@/components/page/placement/mark-size';
import { inPixels, useSpot } from '@/components/page/placement/use-spot';
import type { Chip } from './Chip';
import { leafState, markLabel, markState } from './format-mark';
import { isMarkKey } from './is-mark-key';
import { LazyPart } from './LazyPart';
import { MarkIcon } from './MarkIcon';

/**
 * Milliseconds that a pointer rests on a mark before its pill opens; with less, pills flicker as the pointer passes
 * over a list.
 */
const OPEN_AFTER = 80;
/** Milliseconds that a pointer may be outside on its way from the mark to the pill. */
const CLOSE_AFTER = 250;

interface RowMarkProps {
  paper: PagePaper;
  view: PaperView;
  title: Element;
  /** Called when the pill opens. */
  onOpen: (paper: PagePaper) => void;
  /** Draws the topic's name beside the mark; absent if names are switched off. */
  Chip?: typeof Chip | undefined;
  loadParts: LoadParts;
}

/** The small mark beside a title. It opens into a pill. */
export function RowMark({ paper, view, title, onOpen, Chip, loadParts }: RowMarkProps) {
  const [isOpen, setOpen] = useState(false);
  /** True if the pill could not be loaded: the mark then shows its label as a tooltip. */
  const [isBare, setBare] = useState(false);
  const timer = useRef<number>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // In the margin before the title, or after its last word if the margin is too narrow.
  const spot = useSpot(title, root, (_, start) =>
    start.left < MARK_MARGIN ? findFreeSpot(title, MARK_SIZE) : null,
  );
  const state = markState(view);
  useSurface(button, CLICKABLE_AFTER_MS);

  const openLater = (open: boolean) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(open), open ? OPEN_AFTER : CLOSE_AFTER);
    if (open) loadParts();
  };
  const open = () => {
    window.clearTimeout(timer.current);
    setOpen(true);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (isOpen) onOpen(paper);
  }, [isOpen]);

  const onPointer = ({ type, pointerType }: PointerEvent) => {
    // A finger cannot hover: a tap opens the pill, and a tap elsewhere closes it.
    if (pointerType === 'touch') return;
    const focused = (root.current?.getRootNode() as ShadowRoot | undefined)?.activeElement;
    if (type === 'pointerenter') openLater(true);
    else if (!focused?.matches(':focus-visible')) openLater(false);
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!root.current?.contains(relatedTarget as Node | null)) openLater(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = root.current && button.current && { root: root.current, button: button.current };
    if (!mark) return;
    if (event.key === 'Escape' && isOpen) {
      mark.button.focus({ preventScroll: true });
      setOpen(false);
    } else if (isMarkKey(event)) {
      event.preventDefault();
      loadParts().then((parts) => parts?.pressMarkKey(event, paper, mark));
    }
  };
  const label = markLabel(view, paper.captured.title);
  const anchor = button.current;
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
          aria-label={label}
          title={isBare ? label : undefined}
          aria-expanded={isOpen}
          onClick={onClick}
        >
          <MarkIcon state={leafState(view)} />
        </button>
        {isOpen && anchor && (
          <LazyPart
            view={view}
            loadParts={loadParts}
            open={({ openPill }, container) =>
              openPill(container, { paper, anchor, watchSurface, loadParts })
            }
            onFailed={() => {
              setBare(true);
              setOpen(false);
            }}
          />
        )}
      </div>
      {Chip && <Chip view={view} title={title} />}
    </>
  );
}
