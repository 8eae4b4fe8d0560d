import Dexie from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import { isDue } from '@/lib/domain/jobs/back-off';
import { type Job, type JobKind, newJob } from '@/lib/domain/jobs/job';

/** Adds jobs to the queue, due at once; an existing one is reset. */
export async function enqueue(
  db: PapertreeDatabase,
  kind: JobKind,
  subjects: readonly string[],
  dueAt: number,
): Promise<void> {
  if (subjects.length > 0) await db.queue.bulkPut(subjects.map((subject) => newJob(kind, subject, dueAt)));
}

/** From this number on, it is worth asking whether there is any job of the kind. */
const MANY = 5;

/** Removes jobs from the queue, because they are done or their subject is gone. */
export async function dequeue(
  db: PapertreeDatabase,
  kind: JobKind,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  const isEmpty = subjects.length >= MANY && !(await ofKind(db, kind, Dexie.minKey, Dexie.maxKey).first());
  if (!isEmpty) await db.queue.bulkDelete(subjects.map((subject) => [kind, subject]));
}

/**
 * Due jobs of a kind, oldest first.
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

/** When the next job of a kind is due, milliseconds since 1970; `null` if there is none. */
export async function nextDue(db: PapertreeDatabase, kind: JobKind, longest: number): Promise<number | null> {
  const now = Date.now();
  const first = await ofKind(db, kind, Dexie.minKey, Dexie.maxKey).first();
  if (!first) return null;
  return isDue(first.dueAt, now, longest) ? now : first.dueAt;
}

/** All jobs of a kind, due or not; for kinds with few jobs. */
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
