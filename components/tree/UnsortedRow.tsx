import { TrayIcon } from '@/components/icons/icons';
import { papersInWords } from '@/components/words/papers-in-words';
import { message } from '@/lib/platform/messages';
import { TopicCounts } from './TopicCounts';

interface UnsortedRowProps {
  count: number;
  isChosen: boolean;
  /** Also the way into the tree where the chosen topic is folded away. */
  isTabStop: boolean;
  onChoose(): void;
}

/** Where papers wait that have no topic: always above the tree and in sight, and no topic itself. */
export function UnsortedRow({ count, isChosen, isTabStop, onChoose }: UnsortedRowProps) {
  return (
    <div
      class="topic-row unsorted-row"
      role="treeitem"
      tabIndex={isChosen || isTabStop ? 0 : -1}
      aria-label={`${message('panel_unsorted')}, ${papersInWords('panel_papers', count)}`}
      aria-level={1}
      aria-selected={isChosen}
      onClick={(event) => {
        onChoose();
        event.currentTarget.focus();
      }}
    >
      <TrayIcon />
      <span class="topic-name">{message('panel_unsorted')}</span>
      <TopicCounts own={count} isBadge />
    </div>
  );
}
