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

/** Rows read at once: those of the tallest panel. More are read before and after these. */
const PAGE = 40;

/** The papers of a place, live: the keys of all, but records only of those near the visible rows. */
export function usePaperWindow(place: Place, order: PaperOrder): Live<PaperSource> {
  const ids = useLive((library) => library.readPlaceIds(place, order), [place, order]);
  const rows = usePaperRows(ids.state === 'ready' ? ids.value : null);
  return ids.state === 'failed' ? ids : rows;
}

/** The papers with these ids, live; `null` while the ids are not known yet. */
export function usePaperRows(ids: readonly PaperId[] | null): Live<PaperSource> {
  const [before, setBefore] = useState(0);
  // Each of three pages is followed on its own, so that scrolling on reads only the next one.
  const one = usePage(ids, pageIn(0, before));
  const two = usePage(ids, pageIn(1, before));
  const three = usePage(ids, pageIn(2, before));
  const byId = useMemo(() => {
    const rows = [one, two, three].map((page) => (page.state === 'ready' ? page.value : null));
    return rows.every((read) => read !== null)
      ? new Map(rows.flat().map((row) => [row.paper.id, row]))
      : null;
  }, [one, two, three]);
  const failed = [one, two, three].find((page) => page.state === 'failed');
  if (failed) return failed;
  if (!ids || !byId) return { state: 'loading' };
  return {
    state: 'ready',
    value: {
      ids,
      rowAt: (index) => rowOf(byId, ids[index]),
      see: (first) => setBefore(Math.max(0, Math.floor(first / PAGE) - 1)),
    },
  };
}

/** The one of the three pages from `first` whose number leaves this rest when divided by three. */
function pageIn(rest: number, first: number): number {
  return first + ((rest - (first % 3) + 3) % 3);
}

/** The rows of a page, live; `null` while the ids are not known. */
function usePage(ids: readonly PaperId[] | null, page: number): Live<PaperRow[] | null> {
  const wanted = useMemo(() => ids?.slice(page * PAGE, (page + 1) * PAGE), [ids, page]);
  return useLive(async (library) => (wanted ? await library.readPaperRows(wanted) : null), [wanted]);
}

function rowOf(rows: ReadonlyMap<PaperId, PaperRow>, id: PaperId | undefined): PaperRow | undefined {
  return id === undefined ? undefined : rows.get(id);
}
