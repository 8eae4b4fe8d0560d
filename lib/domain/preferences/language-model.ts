import type { ErrorCode } from '@/lib/domain/errors';

/** A language model that a person has: the browser's own, or one behind an OpenAI-compatible address. */
export type LanguageModel =
  | { kind: 'browser' }
  | {
      kind: 'server';
      /** Where its API begins, e.g. `http://localhost:11434/v1`. */
      address: string;
      /** Its name there, e.g. `qwen3:8b`. */
      model: string;
    };

/** Questions that a language model is asked in a day at most, so that neither a battery nor an account runs empty. */
export const QUESTIONS_A_DAY = 200;
export const DAY_MS = 24 * 60 * 60_000;

/** What a language model was asked about last, as the person is told. */
export interface LastQuestion {
  /** Milliseconds since 1970. */
  at: number;
  /** `place`: title and abstract of a paper, with names of topics; `name`: titles of the papers of a proposed topic. */
  about: 'place' | 'name';
  /** The paper's title, or the name of the proposed topic. */
  title: string;
  /** Where it went: host and port; empty for the browser's own model. */
  host: string;
}

/** How the language model does, and how much it was asked. */
export interface LanguageModelUse {
  /** When the day began that the questions are counted of, milliseconds since 1970. */
  since: number;
  /** Questions asked since. */
  asked: number;
  /** Failures in a row. */
  failures: number;
  /** Not asked before; milliseconds since 1970. */
  pausedUntil: number;
  /** What went wrong the last time; `null` where nothing did. */
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

/** Host and port of the server that the questions go to; empty for the browser's own model, which sends nothing. */
export function hostOf(model: LanguageModel): string {
  return model.kind === 'server' ? new URL(model.address).host : '';
}
