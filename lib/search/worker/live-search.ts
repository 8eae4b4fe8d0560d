import type { ErrorCode } from '@/lib/domain/errors';
import type { SearchRequest, SearchResult } from '@/lib/search/index/library-index';

/** A search whose embedding names its model: vectors of different models are never compared. */
export interface LiveSearchRequest extends Omit<SearchRequest, 'meaning'> {
  meaning: { model: string; vector: Float32Array } | null;
}

export interface LiveSearchResult extends SearchResult {
  /** Papers that are indexed so far; below `papers` the result is not the last one. */
  read: number;
  /** Papers of the library. */
  papers: number;
}

/** Who receives results. */
export interface SearchListener {
  next(result: LiveSearchResult): void;
  error(code: ErrorCode): void;
}

/** A search over the whole library that follows it. */
export interface LiveSearch {
  /** Answers now, and again after every change of the library, until the next request or until it is ended. */
  watch(request: LiveSearchRequest, listener: SearchListener): () => void;
  /** Begins to read the library: to be called when a search is likely to come. */
  warmUp(): void;
}
