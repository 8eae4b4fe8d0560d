import { useState } from 'preact/hooks';
import { papersInWords } from '@/components/i18n/papers-in-words';
import { CloseIcon, MoreIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { message } from '@/lib/platform/messages';
import { readingItems } from './reading-items';

interface SelectionBarProps {
  count: number;
  onMove(): void;
  /** Absent where there is no one place to keep them in. */
  onKeep: (() => void) | undefined;
  onFurther(): void;
  onTag(): void;
  onAnnotate(annotation: PaperAnnotation): void;
  onRemove(): void;
  onClear(): void;
}

/** What can be done with all marked papers at once. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, onMove, onKeep, onFurther, onTag, onAnnotate, onRemove, onClear } = props;
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  return (
    <div class="selection-bar">
      <span class="selection-count" role="status">
        {papersInWords('selection_count', count)}
      </span>
      <button type="button" class="button" onClick={onMove}>
        {message('paper_move')}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={message('selection_more')}
        title={message('selection_more')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <MoreIcon />
      </button>
      <button type="button" class="icon-button" aria-label={message('selection_clear')} onClick={onClear}>
        <CloseIcon />
      </button>
      {anchor && (
        <Menu
          label={message('selection_more')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={[
            ...(onKeep ? [{ label: message('paper_keep'), onSelect: onKeep }] : []),
            { label: message('paper_further'), onSelect: onFurther },
            ...readingItems(undefined, onAnnotate),
            {
              label: message('detail_favourite'),
              startsGroup: true,
              onSelect: () => onAnnotate({ favourite: true }),
            },
            { label: message('paper_tag'), onSelect: onTag },
            { label: message('paper_remove'), startsGroup: true, isDangerous: true, onSelect: onRemove },
          ]}
        />
      )}
    </div>
  );
}
