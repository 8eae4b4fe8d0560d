interface TopicCountsProps {
  own: number;
  below?: number;
}

/**
 * The numbers of a row, as `3 +38`. The row's label says them in words, and they are drawn by the style sheet, so
 * that what is seen of the row as text is its name alone.
 */
export function TopicCounts({ own, below = 0 }: TopicCountsProps) {
  return (
    <span class="topic-counts" aria-hidden="true">
      {(own > 0 || below === 0) && <span class="topic-own" data-count={own} />}
      {below > 0 && <span data-count={`+${below}`} />}
    </span>
  );
}
