import { useState } from 'preact/hooks';
import type { PaperId, Place } from '@/lib/domain/ids';
import { type Library, type PaperRow, type PapersReading, useLibrary } from './library';
import { type Live, useLive } from './use-live';

/** A list of papers of which only a part is read. */
export interface PaperSource {
  total: number;
  /** `undefined` where it is not read yet. */
  rowAt(index: number): PaperRow | undefined;
  /** Tells which rows are in sight, so that those around them are read. */
  see(first: number, last: number): void;
  /** The papers from one row to another, both included. */
  idsBetween(first: number, last: number): Promise<PaperId[]>;
}

/** Rows are read in windows of three pages, the middle one in sight: two screens of the tallest panel. */
const PAGE = 60;

/** The papers of a place, live, however many they are. */
export function usePaperWindow(place: Place): Live<PaperSource> {
  const library = useLibrary();
  const [offset, setOffset] = useState(0);
  const reading = useLive(
    async () => ({ offset, ...(await library.readPapers(place, { offset, limit: 3 * PAGE })) }),
    [place, offset],
  );
  if (reading.state !== 'ready') return reading;
  return { state: 'ready', value: sourceOf(library, place, reading.value, setOffset) };
}

function sourceOf(
  library: Library,
  place: Place,
  { offset, total, rows }: PapersReading & { offset: number },
  setOffset: (offset: number) => void,
): PaperSource {
  return {
    total,
    rowAt: (index) => rows[index - offset],
    see(first) {
      setOffset(Math.max(0, Math.floor(first / PAGE) - 1) * PAGE);
    },
    async idsBetween(first, last) {
      const range = await library.readPapers(place, { offset: first, limit: last - first + 1 });
      return range.rows.map(({ paper }) => paper.id);
    },
  };
}

/** The same for rows that are all at hand. */
export function sourceOfRows(rows: readonly PaperRow[]): PaperSource {
  return {
    total: rows.length,
    rowAt: (index) => rows[index],
    see: () => undefined,
    idsBetween: async (first, last) => rows.slice(first, last + 1).map(({ paper }) => paper.id),
  };
}
