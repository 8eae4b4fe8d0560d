import type { ErrorCode } from '@/lib/domain/errors';
import type { SearchRequest, SearchResult } from '@/lib/search/index/library-index';

/** A search whose embedding names its model, because vectors of different models are never compared. */
export interface LiveSearchRequest extends Omit<SearchRequest, 'meaning'> {
  meaning: { model: string; vector: Float32Array } | null;
}

export interface LiveSearchResult extends SearchResult {
  /** Number of papers indexed so far; if it is below `papers`, more results will follow. */
  read: number;
  /** Number of papers in the library. */
  papers: number;
}

/** Receives results. */
export interface SearchListener {
  next(result: LiveSearchResult): void;
  error(code: ErrorCode): void;
}

/** A search over the whole library that updates as the library changes. */
export interface LiveSearch {
  /**
   * Sends a result now and after every change of the library, until the next request or until the returned function
   * is called.
   */
  watch(request: LiveSearchRequest, listener: SearchListener): () => void;
  /** Starts to read the library. Call it when a search is likely to follow. */
  warmUp(): void;
}
