import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { lineage, type TopicNode } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { PageHeader } from '@/components/ui/page/PageHeader';
import type { TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { type Colouring, colourings, MapAreas, SHADES } from './MapAreas';
import { CELL, layOutMap } from './map-layout';
import { type AreaStyle, type Dot, mapAsSvg, svgAsPng } from './map-picture';
import { useSize } from './use-size';
import './map.css';

interface MapScreenProps {
  /** Called when a topic without subtopics is chosen. */
  onChoose(topicId: TopicId): void;
  onClose(): void;
}

/**
 * The library as nested areas in the colours of their topics, with papers as dots. For keyboard and screen reader, the
 * areas are buttons in tree order, each with its name, its number of papers and the meaning of its shade.
 */
export function MapScreen({ onChoose, onClose }: MapScreenProps) {
  const tree = useTopicNodes();
  const [inside, setInside] = useState<TopicId | null>(null);
  const [colouring, setColouring] = useState<Colouring>('recency');
  const board = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const size = useSize(board);
  useLayoutEffect(() => back.current?.focus(), [inside]);

  const at = inside === null ? undefined : tree.byId.get(inside);
  const topics = at?.children ?? tree.roots;
  const areas = useMemo(() => layOutMap(topics, size), [topics, size]);
  const up = () => (at ? setInside(at.parent?.topic.id ?? null) : onClose());

  function enter({ topic, children }: TopicNode) {
    if (children.length > 0) setInside(topic.id);
    else onChoose(topic.id);
  }

  /** The arrows move from area to area, and through the papers in each. */
  function walk(event: KeyboardEvent) {
    const focused = document.activeElement as HTMLElement;
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way || !board.current?.contains(focused)) return;
    event.preventDefault();
    const all = [...board.current.querySelectorAll<HTMLElement>('button')];
    all[all.indexOf(focused) + way]?.focus();
  }

  async function save(format: 'svg' | 'png') {
    const buttons = board.current?.querySelectorAll<HTMLElement>('.area') ?? [];
    const looks = new Map(areas.map((area, index) => [area, lookOf(buttons[index])]));
    const plain: AreaStyle = { fill: 'none', ink: 'currentColor', edge: 'none' };
    const background = getComputedStyle(document.body).backgroundColor;
    const dots = [...(board.current?.querySelectorAll<HTMLElement>('.map-paper') ?? [])].map(dotOf);
    const svg = mapAsSvg({ areas, dots, size, background }, (area) => looks.get(area) ?? plain);
    const blob = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgAsPng(svg, size);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${at?.topic.name.replace(/[^\p{L}\p{N}]+/gu, '-') || 'papertree'}.${format}`;
    link.click();
    // The browser has started the download by the next event-loop turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  return (
    <section
      class="map"
      aria-label={message('map_title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') up();
        else walk(event);
      }}
    >
      <PageHeader
        title={
          at
            ? lineage(at)
                .map(({ topic }) => topic.name)
                .join(' › ')
            : message('map_title')
        }
        back={message(at ? 'map_up' : 'page_back')}
        backRef={back}
        onBack={up}
      >
        {topics.length > 0 && (
          <>
            <fieldset class="segments">
              <legend class="unseen">{message('map_colouring')}</legend>
              {colourings.map((name) => (
                <label key={name}>
                  <input
                    type="radio"
                    name="map-colouring"
                    checked={name === colouring}
                    onChange={() => setColouring(name)}
                  />
                  <span>{message(`map_by_${name}`)}</span>
                </label>
              ))}
            </fieldset>
            <span class="map-save">
              {(['svg', 'png'] as const).map((format) => (
                <button
                  key={format}
                  type="button"
                  class="text-button"
                  aria-label={message('map_save', [format.toUpperCase()])}
                  title={message('map_save', [format.toUpperCase()])}
                  onClick={() => save(format)}
                >
                  {format.toUpperCase()}
                </button>
              ))}
            </span>
          </>
        )}
      </PageHeader>
      <div class="map-board" ref={board}>
        <MapAreas key={inside} areas={areas} colouring={colouring} onEnter={enter} />
        {topics.length === 0 && (
          <EmptyState title={message('map_empty')}>
            <p>{message('map_empty_hint')}</p>
          </EmptyState>
        )}
      </div>
      {topics.length > 0 && (
        <p class="map-legend" aria-hidden="true">
          <span>{message(`map_${colouring}_0`)}</span>
          {SHADES.map((shade) => (
            <span key={shade} class="shade" data-shade={shade} />
          ))}
          <span>{message(`map_${colouring}_4`)}</span>
        </p>
      )}
    </section>
  );
}

function lookOf(element: HTMLElement | undefined): AreaStyle {
  if (!element) return { fill: 'none', ink: 'currentColor', edge: 'none' };
  const { backgroundColor, color, borderTopColor } = getComputedStyle(element);
  return { fill: backgroundColor, ink: color, edge: borderTopColor };
}

function dotOf(element: HTMLElement): Dot {
  const { offsetLeft, offsetTop } = element;
  return { x: offsetLeft + CELL / 2, y: offsetTop + CELL / 2, fill: getComputedStyle(element).color };
}
