import { useMemo, useState } from 'preact/hooks';
import type { PaperId, Place } from '@/lib/domain/ids';
import type { PaperOrder } from '@/lib/domain/papers/paper-order';
import type { PaperRow } from './library-queries';
import { type Live, useLive } from './use-live';

/** A list of papers of which only a part is read. */
export interface PaperSource {
  ids: readonly PaperId[];
  /** `undefined` if the row is not read yet. */
  rowAt(index: number): PaperRow | undefined;
  /** Reports which rows are visible, so that the rows around them are read. */
  see(first: number, last: number): void;
}

/**
 * Rows are read in windows of three pages, with the visible rows in the middle one: two screens of the tallest panel.
 */
const PAGE = 60;

/** The papers of a place, live: the keys of all, but records only of those near the visible rows. */
export function usePaperWindow(place: Place, order: PaperOrder): Live<PaperSource> {
  const ids = useLive((library) => library.readPlaceIds(place, order), [place, order]);
  const rows = usePaperRows(ids.state === 'ready' ? ids.value : null);
  return ids.state === 'failed' ? ids : rows;
}

/** The papers with these ids, live; `null` while the ids are not known yet. */
export function usePaperRows(ids: readonly PaperId[] | null): Live<PaperSource> {
  const [offset, setOffset] = useState(0);
  const wanted = useMemo(() => ids?.slice(offset, offset + 3 * PAGE), [ids, offset]);
  const rows = useLive(async (library) => (wanted ? await library.readPaperRows(wanted) : null), [wanted]);
  const read = rows.state === 'ready' ? rows.value : null;
  const byId = useMemo(() => read && new Map(read.map((row) => [row.paper.id, row])), [read]);
  if (rows.state === 'failed') return rows;
  if (!ids || !byId) return { state: 'loading' };
  return {
    state: 'ready',
    value: {
      ids,
      rowAt: (index) => rowOf(byId, ids[index]),
      see: (first) => setOffset(Math.max(0, Math.floor(first / PAGE) - 1) * PAGE),
    },
  };
}

function rowOf(rows: ReadonlyMap<PaperId, PaperRow>, id: PaperId | undefined): PaperRow | undefined {
  return id === undefined ? undefined : rows.get(id);
}
