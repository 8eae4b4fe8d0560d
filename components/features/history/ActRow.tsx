import { useState } from 'preact/hooks';
import type { ActReading } from '@/components/data/library-queries';
import { formatTime } from '@/components/i18n/format-numbers-and-dates';
import { MoreIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import { canBeUndone } from '@/lib/domain/log/act-kinds';
import { message } from '@/lib/platform/messages';

interface ActRowProps {
  act: ActReading;
  sentence: string;
  isUndone: boolean;
  /** Whether undoing this act is a redo, because the act is itself an undo. */
  isRedo: boolean;
  index: number;
  isTabStop: boolean;
  style: { transform: string };
  measure(element: HTMLElement | null): void;
  onActive(): void;
  onUndo(): void;
  /** Undoes everything that the program did from this act on. */
  onUndoProgram(): void;
}

/** A row of the history: an act, when it was made and by whom, and a button to undo it while that is possible. */
export function ActRow(props: ActRowProps) {
  const {
    act,
    sentence,
    isUndone,
    isRedo,
    index,
    isTabStop,
    style,
    measure,
    onActive,
    onUndo,
    onUndoProgram,
  } = props;
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const tabIndex = isTabStop ? 0 : -1;
  const isProgram = act.madeBy === 'program';
  return (
    <div
      class="act-row"
      role="row"
      aria-rowindex={index + 1}
      tabIndex={tabIndex}
      data-index={index}
      data-undone={isUndone}
      style={style}
      ref={measure}
      onFocusIn={onActive}
    >
      <div class="act-body" role="gridcell">
        <p class="act-sentence" dir="auto">
          {sentence}
        </p>
        <p class="act-by">
          <span data-by={act.madeBy}>{message(`history_${act.madeBy}`)}</span>
          <time dateTime={new Date(act.at).toISOString()}>{formatTime(act.at)}</time>
          {isUndone && <span>{message('history_undone')}</span>}
        </p>
      </div>
      <div class="act-end" role="gridcell">
        {!isUndone && canBeUndone(act.kind) && (
          <button type="button" class="text-button" tabIndex={tabIndex} onClick={onUndo}>
            {message(isRedo ? 'act_redo' : 'act_undo')}
          </button>
        )}
        {isProgram && (
          <button
            type="button"
            class="icon-button"
            tabIndex={tabIndex}
            aria-label={message('history_row_menu', [sentence])}
            aria-haspopup="menu"
            onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
          >
            <MoreIcon />
          </button>
        )}
      </div>
      {anchor && (
        <Menu
          label={message('history_row_menu', [sentence])}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={[{ label: message('history_since_this'), onSelect: onUndoProgram }]}
        />
      )}
    </div>
  );
}
