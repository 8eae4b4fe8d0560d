import type { ErrorCode } from '@/lib/domain/errors';

/** A language model that the person has: the browser's own, or one on a server with an OpenAI-compatible API. */
export type LanguageModel =
  | { kind: 'browser' }
  | {
      kind: 'server';
      /** The base address of its API, e.g. `http://localhost:11434/v1`. */
      address: string;
      /** Its name on the server, e.g. `qwen3:8b`. */
      model: string;
    };

/** The most questions per day, so that they do not drain a battery or an account. */
export const QUESTIONS_A_DAY = 200;
export const DAY_MS = 24 * 60 * 60_000;

/** The last question to a language model, which the panel shows. */
export interface LastQuestion {
  /** Milliseconds since 1970. */
  at: number;
  /**
   * `place` sends a paper's title and abstract with names of topics; `name` sends the titles of a proposed topic's
   * papers.
   */
  about: 'place' | 'name';
  /** The paper's title, or the name of the proposed topic. */
  title: string;
  /** The host and port that it was sent to; empty for the browser's own model. */
  host: string;
}

/** The use and the state of the language model. */
export interface LanguageModelUse {
  /** When the current day of counting began, in milliseconds since 1970. */
  since: number;
  /** Questions asked since then. */
  asked: number;
  /** Failures in a row. */
  failures: number;
  /** Until when no questions are asked, in milliseconds since 1970. */
  pausedUntil: number;
  /** The error of the last question; `null` if there was none. */
  problem: ErrorCode | null;
  last: LastQuestion | null;
}

export const unusedLanguageModel: LanguageModelUse = {
  since: 0,
  asked: 0,
  failures: 0,
  pausedUntil: 0,
  problem: null,
  last: null,
};

/** The host and port of the model's server; empty for the browser's own model, which sends nothing. */
export function hostOf(model: LanguageModel): string {
  return model.kind === 'server' ? new URL(model.address).host : '';
}
