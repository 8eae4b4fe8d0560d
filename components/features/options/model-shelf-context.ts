import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A larger model, as a person chooses it. */
export interface OfferedModel {
  /** Its name on the hub. */
  id: string;
  languages: 'en' | 'multilingual';
  licence: string;
  /** What it weighs. */
  bytes: number;
}

/** The models that can be fetched, and what of them is here. */
export interface ModelShelf {
  models: readonly OfferedModel[];
  state(id: string): Promise<{ bytes: number; complete: boolean }>;
  /** Fetches what is missing; aborting pauses. @throws ExpectedError as `ModelDownloads.download`. */
  download(id: string, options: { signal: AbortSignal; onProgress(bytes: number): void }): Promise<void>;
  remove(id: string): Promise<void>;
}

export const ModelShelfContext = createContext<ModelShelf | null>(null);

export function useModelShelf(): ModelShelf {
  const shelf = useContext(ModelShelfContext);
  if (!shelf) throw new Error('No ModelShelfContext above this component');
  return shelf;
}
