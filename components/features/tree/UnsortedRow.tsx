import { useRef } from 'preact/hooks';
import { pluralMessage } from '@/components/i18n/plural-message';
import { SheetsIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import { TopicCounts } from './TopicCounts';
import { useUnsortedDrop } from './use-topic-drag';

interface UnsortedRowProps {
  count: number;
  /** Number of them that were saved today. */
  savedToday: number;
  isChosen: boolean;
  /** Also true if the chosen topic is in a collapsed branch, so that the tree can be entered. */
  isTabStop: boolean;
  onChoose(): void;
}

/** The row of papers without a topic. It is always visible above the tree, and is not a topic itself. */
export function UnsortedRow({ count, savedToday, isChosen, isTabStop, onChoose }: UnsortedRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const mark = useUnsortedDrop(row);
  return (
    <div
      ref={row}
      data-drop={mark}
      class="topic-row unsorted-row"
      role="treeitem"
      tabIndex={isChosen || isTabStop ? 0 : -1}
      aria-label={`${message('panel_unsorted')}, ${pluralMessage('panel_papers', count)}`}
      aria-description={savedToday > 0 ? pluralMessage('tree_new_today', savedToday) : undefined}
      aria-level={1}
      aria-selected={isChosen}
      onClick={(event) => {
        onChoose();
        event.currentTarget.focus();
      }}
    >
      <SheetsIcon />
      <span class="topic-name">{message('panel_unsorted')}</span>
      <TopicCounts own={count} savedToday={savedToday} />
    </div>
  );
}
