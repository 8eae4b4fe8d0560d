import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A larger model that a person can choose. */
export interface OfferedModel {
  /** Its name on the model hub. */
  id: string;
  languages: 'en' | 'multilingual';
  licence: string;
  /** Size of its files. */
  bytes: number;
}

/** The models that can be downloaded, and their downloaded files. */
export interface ModelShelf {
  models: readonly OfferedModel[];
  state(id: string): Promise<{ bytes: number; complete: boolean }>;
  /** Downloads the missing files; aborting pauses. @throws ExpectedError as `ModelDownloads.download`. */
  download(id: string, options: { signal: AbortSignal; onProgress(bytes: number): void }): Promise<void>;
  remove(id: string): Promise<void>;
}

export const ModelShelfContext = createContext<ModelShelf | null>(null);

export function useModelShelf(): ModelShelf {
  const shelf = useContext(ModelShelfContext);
  if (!shelf) throw new Error('No ModelShelfContext above this component');
  return shelf;
}
