import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActId } from '@/lib/domain/ids';
import type { Failure, Result } from '@/lib/domain/result';

/** Sends requests that change the library, and reports how they went at the foot of the panel. */
export interface Acts {
  /** Awaits the answer of the background and reports it; `null` where the request failed. */
  perform<Answer extends { act: ActId }>(
    request: Promise<Result<Answer>>,
    sentence: string,
  ): Promise<Answer | null>;
  /** Reports acts that belong together: they are undone together. */
  done(sentence: string, acts: ActId[]): void;
  /** Reports that something was undone, by the act that undid it. */
  takenBack(sentence: string, undoing: ActId): void;
  /** Says what was done where there is nothing to undo. */
  say(sentence: string): void;
  /** @param skip Undoes the rest, where not all of an act could be undone. */
  fail(failure: Failure, skip?: () => void): void;
}

export const ActsContext = createContext<Acts | null>(null);

export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error('No ActsContext above this component');
  return acts;
}
