import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';

/** A problem with a target, and when it may be contacted again. */
export class TargetError extends ExpectedError {
  constructor(
    code: ErrorCode,
    detail?: string,
    /** Milliseconds from now, if the server asked for a pause. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(code, detail, options);
  }
}
