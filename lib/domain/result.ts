import type { ErrorCode, ExpectedError } from './errors';

/** An answer that crosses contexts, where exceptions lose their class. */
export type Result<Value> = { ok: true; value: Value } | ({ ok: false } & Failure);

/** What went wrong, and with what, by the name that a person knows it by. */
export interface Failure {
  error: ErrorCode;
  about?: string;
  /** Of an undo: without what it failed with, the rest can be undone. */
  hasRest?: true;
}

export function failureOf({ code, about, hasRest }: ExpectedError): Failure {
  return { error: code, ...(about !== undefined && { about }), ...(hasRest && { hasRest }) };
}
