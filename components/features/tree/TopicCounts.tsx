import { pluralMessage } from '@/components/i18n/plural-message';

interface TopicCountsProps {
  own: number;
  below?: number;
  /** Number of papers in the branch that were saved today. */
  savedToday: number;
}

/**
 * The numbers in a row, such as `2 new  3 +38`. The row's label gives them in words; they are drawn by the style sheet,
 * so that the row's text is only its name.
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
