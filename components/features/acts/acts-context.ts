import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActId } from '@/lib/domain/ids';
import type { Failure, Result } from '@/lib/domain/result';

/** Sends requests that change the library, and shows the results in a notice at the bottom of the panel. */
export interface Acts {
  /** Awaits and reports the answer of the background; `null` if the request failed. */
  perform<Answer extends { act: ActId }>(
    request: Promise<Result<Answer>>,
    sentence: string,
  ): Promise<Answer | null>;
  /** Reports acts that belong together and are undone together. */
  done(sentence: string, acts: ActId[]): void;
  /** Reports an undo; `undoing` is the act that it made. */
  undone(sentence: string, undoing: ActId): void;
  /** Reports something that cannot be undone. */
  say(sentence: string): void;
  /** @param skip undoes the rest, if an act could not be undone completely */
  fail(failure: Failure, skip?: () => void): void;
}

export const ActsContext = createContext<Acts | null>(null);

export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error('No ActsContext above this component');
  return acts;
}
