import { enqueue, jobsOf } from '@/lib/db/jobs/queue';
import { lastChange } from '@/lib/db/log/change-feed';
import { ExpectedError } from '@/lib/domain/errors';
import { afterFailure } from '@/lib/domain/jobs/back-off';
import { type Job, newJob } from '@/lib/domain/jobs/job';
import type { Target } from '@/lib/domain/targets/target';
import { SAFETY_WAKE_MS } from '@/lib/jobs/job-runner';
import type { Task } from '@/lib/jobs/task';
import { backOff, dueAfterChange, dueAfterRun, isJobDue } from '@/lib/sync/planning/due';
import type { SyncContext } from '@/lib/sync/sync-context';
import { TargetError } from '@/lib/sync/target-error';
import { runTarget } from './run-target';

/** How often the safety wake is postponed; that also shows the browser that the background is working. */
const RENEWAL_MS = 5_000;

/** Runs the targets that are due. Different targets run in parallel, but each has only one run at a time. */
export interface SyncTask extends Task {
  /** Resolves when the current runs have ended, to whether there were any. */
  idle(): Promise<boolean>;
}

/** The due time of a job that a person asked for: its run contacts the target even if the library has not changed. */
export const ASKED_FOR = 0;

/** @param context The context of the runs; the task adds its own `onProgress`. */
export function createSyncTask(context: Omit<SyncContext, 'onProgress'>): SyncTask {
  const { db } = context;
  const running = new Map<string, Promise<void>>();
  let renewedAt = 0;

  async function run(again: () => void): Promise<number | null> {
    const seq = await lastChange(db);
    const targets = new Map((await db.targets.toArray()).map((target) => [target.id, target]));
    await enqueueOutdated([...targets.values()], seq);
    let next: number | null = null;
    for (const job of await jobsOf(db, 'sync')) {
      const target = targets.get(job.subject);
      if (!target || target.isPaused || running.has(target.id)) continue;
      if (isJobDue(job, target, Date.now())) start(job, seq, again);
      else next = Math.min(next ?? job.dueAt, job.dueAt);
    }
    return running.size > 0 ? Math.min(next ?? Number.POSITIVE_INFINITY, Date.now() + SAFETY_WAKE_MS) : next;
  }

  /** Enqueues targets that follow changes and are out of date, and those whose run was killed. */
  async function enqueueOutdated(targets: readonly Target[], seq: number): Promise<void> {
    const waiting = new Set((await jobsOf(db, 'sync')).map(({ subject }) => subject));
    for (const target of targets) {
      if (target.isPaused || waiting.has(target.id) || running.has(target.id)) continue;
      if (target.isRunning) await enqueue(db, 'sync', [target.id], ASKED_FOR);
      else if (target.timing.on === 'change' && target.seq < seq)
        await enqueue(db, 'sync', [target.id], dueAfterChange(target, Date.now()));
    }
  }

  function start(job: Job, seq: number, again: () => void): void {
    const run = runOnce(job, seq, again)
      .catch((error: unknown) => console.error('A target could not be run.', error))
      .finally(() => {
        running.delete(job.subject);
        again();
      });
    running.set(job.subject, run);
  }

  async function runOnce(job: Job, seq: number, again: () => void): Promise<void> {
    const target = await take(job);
    if (!target) return;
    // A run that a person or the schedule asked for contacts the target even if the library has nothing new.
    const isForced = target.timing.on !== 'change' || job.attempts > 0 || job.dueAt === ASKED_FOR;
    const begun = performance.now();
    try {
      const result = await runTarget({ ...context, onProgress: onProgress(again) }, target, isForced);
      const at = Date.now();
      const took = Math.round(performance.now() - begun);
      const isReported = result.written + result.removed > 0 || isForced || !target.lastRun;
      const lastRun = isReported ? { ...result, at, took } : target.lastRun;
      const dueAt = dueAfterRun(target, at);
      await storeOutcome(target, { seq, lastRun }, dueAt === null ? null : newJob('sync', target.id, dueAt));
    } catch (error) {
      await fail(target, job, error);
    }
  }

  /** Removes the job from the queue. A job that is there when the run ends was enqueued in the meantime. */
  async function take({ subject }: Job): Promise<Target | null> {
    return db.transaction('rw', [db.targets, db.queue], async () => {
      const target = await db.targets.get(subject);
      await db.queue.delete(['sync', subject]);
      if (!target || target.isPaused) return null;
      await db.targets.update(subject, { isRunning: true });
      return target;
    });
  }

  async function fail(target: Target, job: Job, thrown: unknown): Promise<void> {
    if (thrown instanceof ExpectedError && thrown.code === 'aborted') return storeOutcome(target, {}, null);
    if (!(thrown instanceof ExpectedError)) console.error('A run of a target failed.', thrown);
    const code = thrown instanceof ExpectedError ? thrown.code : 'unexpected';
    const requested = thrown instanceof TargetError ? thrown.retryAfter : 0;
    await storeOutcome(target, {}, afterFailure(job, code, backOff, Date.now(), requested));
  }

  /** Stores the outcome of a run. A job that was enqueued in the meantime stays. */
  async function storeOutcome({ id }: Target, news: Partial<Target>, next: Job | null): Promise<void> {
    await db.transaction('rw', [db.targets, db.queue], async () => {
      const target = await db.targets.get(id);
      if (!target) return;
      await db.targets.put({ ...target, ...news, isRunning: false });
      if (next && !target.isPaused && !(await db.queue.get(['sync', id]))) await db.queue.put(next);
    });
  }

  function onProgress(again: () => void) {
    return async (id: string): Promise<void> => {
      const target = await db.targets.get(id);
      if (!target || target.isPaused) throw new TargetError('aborted');
      const now = Date.now();
      if (Math.abs(now - renewedAt) < RENEWAL_MS) return;
      renewedAt = now;
      again();
    };
  }

  return {
    name: 'keep targets in sync',
    run,
    wakesOn: ({ type }) => type === 'act' || type === 'target',
    async idle() {
      return (await Promise.all(running.values())).length > 0;
    },
  };
}
