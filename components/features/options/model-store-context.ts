import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A larger model that a person can choose. */
export interface AvailableModel {
  /** Its name on the model hub. */
  id: string;
  languages: 'en' | 'multilingual';
  licence: string;
  /** Size of its files. */
  bytes: number;
}

/** The models that can be downloaded, and their downloaded files. */
export interface ModelStore {
  models: readonly AvailableModel[];
  state(id: string): Promise<{ bytes: number; complete: boolean }>;
  /** Downloads the missing files; aborting pauses. @throws ExpectedError as `ModelDownloads.download`. */
  download(id: string, options: { signal: AbortSignal; onProgress(bytes: number): void }): Promise<void>;
  remove(id: string): Promise<void>;
}

export const ModelStoreContext = createContext<ModelStore | null>(null);

export function useModelStore(): ModelStore {
  const store = useContext(ModelStoreContext);
  if (!store) throw new Error('No ModelStoreContext above this component');
  return store;
}
