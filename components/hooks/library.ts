import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CountsReading, ModelsReading, PaperRow, TreeReading } from '@/lib/db/queries';
import type { ErrorCode } from '@/lib/domain/errors';
import type { PaperId, Place } from '@/lib/domain/ids';
import type { PaperOrder } from '@/lib/domain/paper-order';

export type { CountsReading, ModelsReading, PaperRow, TreeReading };

/** The library as components see it: read, never written. Each read may stand in a live query. */
export interface Library {
  readTree(): Promise<TreeReading>;
  readPlaceIds(place: Place, order: PaperOrder): Promise<PaperId[]>;
  /** Papers that are gone are left out. */
  readPaperRows(ids: PaperId[]): Promise<PaperRow[]>;
  /** Papers that are gone are left out. */
  readPaperTitles(ids: PaperId[]): Promise<Map<PaperId, string>>;
  /** How many papers wait for the engine, and how many of them it failed to file at least once. */
  readQueue(): Promise<{ waiting: number; failing: number }>;
  readModels(): Promise<ModelsReading>;
  readCounts(): Promise<CountsReading>;
  /** Runs `query` now and after every change of what it read; answers with what ends it. */
  observe<Value>(
    query: () => Promise<Value>,
    on: { next(value: Value): void; error(code: ErrorCode): void },
  ): () => void;
}

export const LibraryContext = createContext<Library | null>(null);

export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (!library) throw new Error('No LibraryContext above this component');
  return library;
}
