import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';

/** What is wrong with a target, and when it may be asked again. */
export class TargetError extends ExpectedError {
  constructor(
    code: ErrorCode,
    detail?: string,
    /** Milliseconds from now, where the server said so. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(code, detail, options);
  }
}
