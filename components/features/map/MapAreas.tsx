import { Fragment, type RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { parts } from '@/lib/domain/split-into-parts';
import { message } from '@/lib/platform/messages';
import { MapPapers } from './MapPapers';
import { type Area, shownIn } from './map-layout';
import { useOneByOne } from './use-one-by-one';

/** What the shade of an area says: when its last paper was added, or how much of it was read. */
export const colourings = ['recency', 'reading'] as const;
export type Colouring = (typeof colourings)[number];

/** Shades, the palest first: enough to distinguish, few enough to name. */
export const SHADES = [0, 1, 2, 3, 4] as const;

/** Areas drawn in one frame, with their papers. */
const A_FRAME = 24;

/** What is read of the library for the areas. */
interface Reading {
  colouring: Colouring;
  shares: ReadonlyMap<TopicId, number>;
  papers: ReadonlyMap<TopicId, [PaperId, string][]>;
}

interface MapAreasProps {
  areas: readonly Area[];
  colouring: Colouring;
  onEnter(node: TopicNode): void;
}

/** The areas of the map and their papers, drawn in several frames if there are many. */
export function MapAreas({ areas, colouring, onEnter }: MapAreasProps) {
  const shown = useMemo(
    () =>
      new Map(
        areas.flatMap(({ node, papers }) => (papers ? [[node.topic.id, shownIn(papers, node.own)]] : [])),
      ),
    [areas],
  );
  const shares = useLive((library) => library.readTopicShares(colouring), [colouring]);
  const papers = useLive((library) => library.readFirstTitles(shown), [shown]);
  const reading = useMemo(
    (): Reading => ({
      colouring,
      shares: shares.state === 'ready' ? shares.value : new Map(),
      papers: papers.state === 'ready' ? papers.value : new Map(),
    }),
    [colouring, shares, papers],
  );
  const inParts = useMemo(() => parts(areas, A_FRAME), [areas]);
  const readings = useOneByOne(reading, inParts.length);
  const enter = useRef(onEnter);
  enter.current = onEnter;
  return (
    <>
      {inParts.map((some, index) => {
        const read = readings[index];
        return read && <MapPart key={some[0]?.node.topic.id} areas={some} reading={read} enter={enter} />;
      })}
    </>
  );
}

interface MapPartProps {
  areas: readonly Area[];
  reading: Reading;
  enter: RefObject<(node: TopicNode) => void>;
}

/** Some areas, which are drawn again only if they or what was read of them changes. */
function MapPart({ areas, reading, enter }: MapPartProps) {
  return useMemo(() => {
    const { colouring, shares, papers } = reading;
    return (
      <>
        {areas.map((area) => {
          const { id } = area.node.topic;
          const shade = shadeOf(shares.get(id) ?? 0);
          return (
            <Fragment key={id}>
              <MapArea
                area={area}
                shade={shade}
                meaning={message(`map_${colouring}_${shade}`)}
                onEnter={() => enter.current?.(area.node)}
              />
              {area.papers && <MapPapers area={area} cells={area.papers} papers={papers.get(id) ?? []} />}
            </Fragment>
          );
        })}
      </>
    );
  }, [areas, reading]);
}

interface MapAreaProps {
  area: Area;
  shade: number;
  /** The meaning of the shade in words. */
  meaning: string;
  onEnter(): void;
}

function MapArea({ area: { node, x, y, width, height, depth }, shade, meaning, onEnter }: MapAreaProps) {
  const { name } = node.topic;
  const papers = pluralMessage('panel_papers', node.own + node.below);
  return (
    <button
      type="button"
      class="area"
      data-shade={shade}
      data-colour={node.colour}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`, zIndex: depth }}
      title={`${name}: ${papers}`}
      aria-label={`${name}, ${papers}, ${meaning}`}
      onClick={onEnter}
    >
      {/* With a space in between, so that name and number are read as separate words. */}
      <bdi>{name}</bdi> <span class="area-count">{node.own + node.below}</span>
    </button>
  );
}

function shadeOf(share: number): (typeof SHADES)[number] {
  return SHADES[Math.min(SHADES.length - 1, Math.floor(share * SHADES.length))] ?? 0;
}
