import type { ErrorCode } from '@/lib/domain/errors';
import type { Found, SearchRequest } from '@/lib/search/index/library-index';

/** What is sought, with the meaning under the name of its model: vectors of different models never meet. */
export interface Question extends Omit<SearchRequest, 'meaning'> {
  meaning: { model: string; vector: Float32Array } | null;
}

export interface Finding extends Found {
  /** Papers that the search has read; below `papers` the answer is not the last one. */
  read: number;
  papers: number;
}

/** A search over the whole library that follows it. */
export interface LiveSearch {
  /** Answers now, and anew after every change of the library, until the next question or until it is ended. */
  watch(question: Question, on: { next(finding: Finding): void; error(code: ErrorCode): void }): () => void;
  /** Begins to read the library: to be called when a question is likely to come. */
  warmUp(): void;
}
