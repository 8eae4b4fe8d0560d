import type { ErrorCode } from './errors';

/** An answer that crosses contexts, where exceptions lose their class. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: ErrorCode };
