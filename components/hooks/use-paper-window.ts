import { useMemo, useState } from 'preact/hooks';
import type { PaperId, Place } from '@/lib/domain/ids';
import type { PaperOrder } from '@/lib/domain/paper-order';
import type { PaperRow } from './library';
import { type Live, useLive } from './use-live';

/** A list of papers of which only a part is read. */
export interface PaperSource {
  ids: readonly PaperId[];
  /** `undefined` where it is not read yet. */
  rowAt(index: number): PaperRow | undefined;
  /** Tells which rows are in sight, so that those around them are read. */
  see(first: number, last: number): void;
}

/** Rows are read in windows of three pages, the middle one in sight: two screens of the tallest panel. */
const PAGE = 60;

/** The papers of a place, live, however many they are: the keys of all, the records of those near the ones in sight. */
export function usePaperWindow(place: Place, order: PaperOrder): Live<PaperSource> {
  const [offset, setOffset] = useState(0);
  const ids = useLive((library) => library.readPlaceIds(place, order), [place, order]);
  const known = ids.state === 'ready' ? ids.value : null;
  const wanted = useMemo(() => known?.slice(offset, offset + 3 * PAGE), [known, offset]);
  const rows = useLive(async (library) => (wanted ? await library.readPaperRows(wanted) : null), [wanted]);
  const read = rows.state === 'ready' ? rows.value : null;
  const byId = useMemo(() => read && new Map(read.map((row) => [row.paper.id, row])), [read]);
  if (ids.state === 'failed') return ids;
  if (rows.state === 'failed') return rows;
  if (!known || !byId) return { state: 'loading' };
  return {
    state: 'ready',
    value: {
      ids: known,
      rowAt: (index) => rowOf(byId, known[index]),
      see: (first) => setOffset(Math.max(0, Math.floor(first / PAGE) - 1) * PAGE),
    },
  };
}

/** The same for rows that are all at hand. */
export function sourceOfRows(rows: readonly PaperRow[]): PaperSource {
  return {
    ids: rows.map(({ paper }) => paper.id),
    rowAt: (index) => rows[index],
    see: () => undefined,
  };
}

function rowOf(rows: ReadonlyMap<PaperId, PaperRow>, id: PaperId | undefined): PaperRow | undefined {
  return id === undefined ? undefined : rows.get(id);
}
