import type { ErrorCode, ExpectedError } from './errors';

/** An answer that crosses contexts, where exceptions lose their class. */
export type Result<Value> = { ok: true; value: Value } | ({ ok: false } & Failure);

/** What went wrong, and with what, by the name that a person knows it by. */
export interface Failure {
  error: ErrorCode;
  about?: string;
}

export function failureOf({ code, about }: ExpectedError): Failure {
  return about === undefined ? { error: code } : { error: code, about };
}
