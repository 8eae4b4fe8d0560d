import { CloseIcon } from '@/components/icons/icons';
import { papersInWords } from '@/components/words/papers-in-words';
import { message } from '@/lib/platform/messages';

interface SelectionBarProps {
  count: number;
  onMove(): void;
  /** Absent where there is no one place to keep them in. */
  onKeep: (() => void) | undefined;
  onClear(): void;
}

/** What can be done with all marked papers at once. */
export function SelectionBar({ count, onMove, onKeep, onClear }: SelectionBarProps) {
  return (
    <div class="selection-bar">
      <span class="selection-count" role="status">
        {papersInWords('selection_count', count)}
      </span>
      <button type="button" class="button" onClick={onMove}>
        {message('paper_move')}
      </button>
      {onKeep && (
        <button type="button" class="button" onClick={onKeep}>
          {message('paper_keep')}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={message('selection_clear')} onClick={onClear}>
        <CloseIcon />
      </button>
    </div>
  );
}
