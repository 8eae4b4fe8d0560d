import { useRef } from 'preact/hooks';
import type { PaperView } from '@/components/page/paper/page-paper';
import { findFreeSpot } from '@/components/page/placement/free-spot';
import { inPixels, useSpot } from '@/components/page/placement/use-spot';
import { formatPath } from './format-mark';
import { type TopicChip, topicChip } from './topic-chip';

interface ChipProps {
  view: PaperView;
  title: Element;
}

/**
 * The topic's name behind a title, in the topic's colour. It is only text, and lets clicks through. If the page has no
 * room for it, only the mark is shown, whose label names the topic too.
 */
export function Chip({ view, title }: ChipProps) {
  const chip = topicChip(view);
  return chip && <PlacedChip chip={chip} title={title} />;
}

function PlacedChip({ chip: { path, colour, look }, title }: { chip: TopicChip; title: Element }) {
  const element = useRef<HTMLSpanElement>(null);
  const spot = useSpot(title, element, (own) => findFreeSpot(title, own.getBoundingClientRect()));
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
