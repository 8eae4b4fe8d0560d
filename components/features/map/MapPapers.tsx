import { useLive } from '@/components/data/use-live';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import type { PaperId } from '@/lib/domain/ids';
import { type Area, CELL, type PaperCells } from './map-layout';

interface MapPapersProps {
  area: Area;
  cells: PaperCells;
}

/**
 * The papers of a topic, each as a dot that opens it. If there are too many, the last cell shows the number of the
 * others.
 */
export function MapPapers({ area: { node, depth }, cells }: MapPapersProps) {
  const commands = usePaperCommands();
  const most = cells.columns * cells.rows;
  const shown = node.own > most ? most - 1 : node.own;
  const { id } = node.topic;
  const live = useLive(
    async (library) => {
      const ids = (await library.readPlaceIds(id, 'filed')).slice(0, shown);
      return [...(await library.readPaperTitles(ids))];
    },
    [id, shown, node.own],
  );
  const papers = live.state === 'ready' ? live.value.slice(0, shown) : [];
  const at = (index: number) => ({
    left: `${cells.x + (index % cells.columns) * CELL}px`,
    top: `${cells.y + Math.floor(index / cells.columns) * CELL}px`,
    zIndex: depth + 1,
  });
  return (
    <>
      {papers.map(([paper, title], index) => (
        <button
          key={paper}
          type="button"
          class="map-paper"
          data-colour={node.colour}
          tabIndex={-1}
          aria-label={title}
          title={title}
          style={at(index)}
          onClick={() => commands.open(paper as PaperId)}
        />
      ))}
      {node.own > shown && (
        <span class="map-more" style={at(shown)} aria-hidden="true">
          +{formatCount(node.own - shown)}
        </span>
      )}
    </>
  );
}
