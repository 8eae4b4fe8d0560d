/** Kinds of background jobs; `subject` says what a job is about. */
export const jobKinds = ['file', 'review', 'complete', 'import', 'sync'] as const;
export type JobKind = (typeof jobKinds)[number];

/**
 * A pending job of the background: file a paper (`subject` is its id), have a language model review where it stands
 * (its id), complete a paper's record (its id), write the next part of an import (the import's id) or bring a target
 * up to date (the target's id). At most one job of a kind and subject; it is removed in the transaction that stores
 * its result (a job to sync when its run starts, which the target records).
 */
export interface Job {
  kind: JobKind;
  subject: string;
  /** Failed attempts in a row. */
  attempts: number;
  /** Why the last attempt failed: an error code, or the message of an unexpected error. */
  lastError: string | null;
  /** Earliest time to run it; milliseconds since 1970. */
  dueAt: number;
}

/** A new job, not attempted yet. */
export function newJob(kind: JobKind, subject: string, dueAt: number): Job {
  return { kind, subject, attempts: 0, lastError: null, dueAt };
}
