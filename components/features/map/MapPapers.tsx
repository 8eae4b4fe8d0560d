import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import type { PaperId } from '@/lib/domain/ids';
import { type Area, CELL, type PaperCells, shownIn } from './map-layout';

interface MapPapersProps {
  area: Area;
  cells: PaperCells;
  /** The papers to draw, with their titles; more than there is space for are left out. */
  papers: readonly (readonly [PaperId, string])[];
}

/**
 * The papers of a topic, each as a dot that opens it. If there are too many, the last cell shows the number of the
 * others.
 */
export function MapPapers({ area: { node, depth }, cells, papers }: MapPapersProps) {
  const commands = usePaperCommands();
  const shown = shownIn(cells, node.own);
  const at = (index: number) => ({
    left: `${cells.x + (index % cells.columns) * CELL}px`,
    top: `${cells.y + Math.floor(index / cells.columns) * CELL}px`,
    zIndex: depth + 1,
  });
  return (
    <>
      {papers.slice(0, shown).map(([paper, title], index) => (
        <button
          key={paper}
          type="button"
          class="map-paper"
          data-colour={node.colour}
          tabIndex={-1}
          aria-label={title}
          title={title}
          style={at(index)}
          onClick={() => commands.open(paper)}
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
