import { pluralMessage } from '@/components/i18n/plural-message';

interface TopicCountsProps {
  own: number;
  below?: number;
  /** Papers saved today, in it and below it. */
  savedToday: number;
}

/**
 * The numbers of a row, as `2 new  3 +38`. The row's label says them in words, and they are drawn by the style sheet, so
 * that what is seen of the row as text is its name alone.
 */
export function TopicCounts({ own, below = 0, savedToday }: TopicCountsProps) {
  return (
    <span class="topic-counts" aria-hidden="true">
      {savedToday > 0 && <span class="topic-new" data-count={pluralMessage('tree_new_count', savedToday)} />}
      {(own > 0 || below === 0) && <span class="topic-own" data-count={own} />}
      {below > 0 && <span data-count={`+${below}`} />}
    </span>
  );
}
