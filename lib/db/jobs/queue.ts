import Dexie from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import { isDue } from '@/lib/domain/jobs/back-off';
import { type Job, type JobKind, newJob } from '@/lib/domain/jobs/job';

/** Puts jobs into the queue, due at once; one that is there already starts afresh. */
export async function enqueue(
  db: PapertreeDatabase,
  kind: JobKind,
  subjects: readonly string[],
  dueAt: number,
): Promise<void> {
  if (subjects.length > 0) await db.queue.bulkPut(subjects.map((subject) => newJob(kind, subject, dueAt)));
}

/** Takes jobs out of the queue: they are done, or what they were about is gone. */
export async function dequeue(
  db: PapertreeDatabase,
  kind: JobKind,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length > 0) await db.queue.bulkDelete(subjects.map((subject) => [kind, subject]));
}

/**
 * Jobs of a kind that are due, those that waited longest first.
 * @param longest The longest time that such a job is scheduled ahead, in milliseconds; see `isDue`.
 */
export async function dueJobs(
  db: PapertreeDatabase,
  kind: JobKind,
  limit: number,
  longest: number,
): Promise<Job[]> {
  const now = Date.now();
  const due = await ofKind(db, kind, Dexie.minKey, now).limit(limit).toArray();
  if (due.length > 0) return due;
  return ofKind(db, kind, now + longest + 1, Dexie.maxKey)
    .limit(limit)
    .toArray();
}

/** When the next job of a kind falls due, milliseconds since 1970; `null` where none waits. */
export async function nextDue(db: PapertreeDatabase, kind: JobKind, longest: number): Promise<number | null> {
  const now = Date.now();
  const first = await ofKind(db, kind, Dexie.minKey, Dexie.maxKey).first();
  if (!first) return null;
  return isDue(first.dueAt, now, longest) ? now : first.dueAt;
}

/** Every job of a kind, due or not; for kinds of which there are few. */
export async function jobsOf(db: PapertreeDatabase, kind: JobKind): Promise<Job[]> {
  return ofKind(db, kind, Dexie.minKey, Dexie.maxKey).toArray();
}

/** How many jobs of a kind there are, due or not. */
export async function jobsWaiting(db: PapertreeDatabase, kind: JobKind): Promise<number> {
  return ofKind(db, kind, Dexie.minKey, Dexie.maxKey).count();
}

function ofKind(db: PapertreeDatabase, kind: JobKind, from: unknown, to: unknown) {
  return db.queue.where('[kind+dueAt]').between([kind, from], [kind, to], true, true);
}
