/** What can go wrong and is expected to: each has a sentence and a next step in the message catalogue (`error_<code>`). */
export type ErrorCode =
  | 'invalid-message'
  | 'foreign-sender'
  | 'unknown-paper'
  | 'unknown-topic'
  | 'invalid-name'
  | 'topic-cycle'
  | 'nothing-to-undo'
  | 'undo-conflict'
  | 'too-few-papers'
  | 'storage-full'
  | 'database-too-new'
  | 'database-unavailable'
  | 'model-unavailable'
  | 'worker-stopped'
  | 'panel-needs-icon'
  | 'model-damaged'
  | 'model-gone'
  | 'download-interrupted'
  | 'download-damaged'
  | 'background-unreachable'
  | 'aborted'
  | 'unexpected';

/** An expected failure. Anything else that is thrown is a defect, logged once where it is seen. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';

  constructor(
    readonly code: ErrorCode,
    detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options);
  }
}
