import { useRef } from 'preact/hooks';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import { findFreeSpot } from '@/components/page/placement/free-spot';
import { MARK_MARGIN, MARK_SIZE } from '@/components/page/placement/mark-size';
import { inPixels, useSpot } from '@/components/page/placement/use-spot';
import style from './chip.css?inline';
import { type TopicChip, topicChip } from './chip-content';
import { formatPath } from './format-mark';

/** Gap between a mark and the name behind it, in pixels. */
const AFTER_MARK = 4;

interface ChipProps {
  view: PaperView;
  title: Element;
}

/**
 * The topic's name behind a title, in the topic's colour. It is only text, and lets clicks through. If the page has no
 * space for it, only the mark is shown, whose label names the topic too.
 */
export function Chip({ view, title }: ChipProps) {
  const chip = topicChip(view);
  return chip && <PlacedChip chip={chip} title={title} />;
}

/** Its style sheet, which its shadow root needs besides that of marks. */
Chip.style = style;

function PlacedChip({ chip: { path, colour, look }, title }: { chip: TopicChip; title: Element }) {
  const element = useRef<HTMLSpanElement>(null);
  const spot = useSpot(title, element, (own, start) => {
    const { width, height } = own.getBoundingClientRect();
    // Where the mark stands behind the title too, the name follows it.
    const before = start.left < MARK_MARGIN ? MARK_SIZE.width + AFTER_MARK : 0;
    const found = findFreeSpot(title, { width: before + width, height });
    return found && { ...found, left: found.left + before };
  });
  return (
    <span
      ref={element}
      class={spot ? 'chip' : 'chip nowhere'}
      data-look={look}
      data-colour={colour}
      title={formatPath(path)}
      style={inPixels(spot) ?? {}}
      aria-hidden="true"
    >
      <bdi>{path.at(-1)}</bdi>
    </span>
  );
}
