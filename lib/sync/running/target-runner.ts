import { lastChange } from '@/lib/db/log/touched-since';
import { ExpectedError } from '@/lib/domain/errors';
import type { Target } from '@/lib/domain/targets/target';
import type { WakeUp } from '@/lib/jobs/filing-queue';
import type { SyncContext } from '@/lib/sync/context';
import { dueAfterChange, dueAfterFailure, dueAfterRun, isDue } from '@/lib/sync/planning/due';
import { TargetError } from '@/lib/sync/target-error';
import { runTarget } from './run-target';

/** While something runs, a wake is due this soon, should this context die meanwhile. */
const INSURANCE_MS = 30_000;
/** How often the insurance is renewed; that also tells the browser that the background is at work. */
const RENEWAL_MS = 5_000;

/** Runs what is due, each target one run at a time, different targets side by side. */
export interface TargetRunner {
  /** Looks what is due, and runs it. To be called on every wake, and when a target or the library has changed. */
  wake(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

/** @param context what the runs work with; their `onProgress` is the runner's own */
export function createTargetRunner(context: Omit<SyncContext, 'onProgress'>, wakeUp: WakeUp): TargetRunner {
  const { db } = context;
  const running = new Map<string, Promise<void>>();
  let looking: Promise<void> = Promise.resolve();
  let renewedAt = 0;

  function wake(): void {
    looking = looking.then(look).catch((error: unknown) => {
      console.error('The targets could not be looked at.', error);
      wakeUp.at(Date.now() + INSURANCE_MS);
    });
  }

  async function look(): Promise<void> {
    const seq = await lastChange(db);
    const now = Date.now();
    let next: number | null = null;
    for (const target of await db.targets.toArray()) {
      if (running.has(target.id)) continue;
      const dueAt = await follow(target, seq, now);
      if (isDue({ ...target, dueAt }, now)) start(target.id, seq);
      else if (!target.isPaused && dueAt !== null) next = Math.min(next ?? dueAt, dueAt);
    }
    if (running.size > 0) next = Math.min(next ?? Number.POSITIVE_INFINITY, now + INSURANCE_MS);
    if (next === null) wakeUp.cancel();
    else wakeUp.at(next);
  }

  /** A live target that has fallen behind falls due; so does one that died while it ran. */
  async function follow(target: Target, seq: number, now: number): Promise<number | null> {
    let { dueAt } = target;
    if (target.isRunning) dueAt = now;
    else if (dueAt === null && target.timing.on === 'change' && target.seq < seq)
      dueAt = dueAfterChange(target, now);
    if (dueAt !== target.dueAt) await db.targets.update(target.id, { dueAt });
    return dueAt;
  }

  function start(id: string, seq: number): void {
    const run = runOnce(id, seq)
      .catch((error: unknown) => console.error('A target could not be run.', error))
      .finally(() => {
        running.delete(id);
        wake();
      });
    running.set(id, run);
  }

  async function runOnce(id: string, seq: number): Promise<void> {
    const target = await db.targets.get(id);
    if (!target || target.isPaused) return;
    // A run that a person or the clock asked for looks at the target even where the library has nothing new.
    const isForced =
      target.timing.on !== 'change' || target.attempts > 0 || target.dueAt === 0 || target.isRunning;
    await db.targets.update(id, { isRunning: true, dueAt: null });
    const begun = performance.now();
    try {
      const told = await runTarget({ ...context, onProgress }, target, isForced);
      const at = Date.now();
      const took = Math.round(performance.now() - begun);
      const lastRun =
        told.written + told.removed > 0 || isForced || !target.lastRun
          ? { ...told, at, took }
          : target.lastRun;
      await settle(target, { seq, dueAt: dueAfterRun(target, at), attempts: 0, error: null, lastRun });
    } catch (error) {
      await fail(target, error);
    }
  }

  async function fail(target: Target, thrown: unknown): Promise<void> {
    if (thrown instanceof ExpectedError && thrown.code === 'aborted') return settle(target, {});
    if (!(thrown instanceof ExpectedError)) console.error('A run of a target failed.', thrown);
    const attempts = target.attempts + 1;
    const error = thrown instanceof ExpectedError ? thrown.code : 'unexpected';
    const wish = thrown instanceof TargetError ? thrown.retryAfter : 0;
    await settle(target, { attempts, error, dueAt: dueAfterFailure(attempts, Date.now(), wish) });
  }

  /** Ends a run; what a person asked for meanwhile stays asked. */
  async function settle({ id }: Target, news: Partial<Target>): Promise<void> {
    await db.transaction('rw', db.targets, async () => {
      const now = await db.targets.get(id);
      if (!now) return;
      const isAskedAnew = now.dueAt !== null;
      await db.targets.put({ ...now, ...news, ...(isAskedAnew && { dueAt: now.dueAt }), isRunning: false });
    });
  }

  async function onProgress(id: string): Promise<void> {
    const target = await db.targets.get(id);
    if (!target || target.isPaused) throw new TargetError('aborted');
    const now = Date.now();
    if (Math.abs(now - renewedAt) < RENEWAL_MS) return;
    renewedAt = now;
    wake();
  }

  return {
    wake,
    async idle() {
      await looking;
      while (running.size > 0) {
        await Promise.all(running.values());
        await looking;
      }
    },
  };
}
