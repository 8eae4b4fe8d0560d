import type { FeedEvent } from '@/lib/db/log/change-feed';
import type { Task } from './task';

/** Runs tasks concurrently, but each task only once at a time. */
export interface JobRunner {
  /** Runs every task; to be called when the background starts. */
  start(): void;
  /** Runs the tasks that the event may concern. */
  onEvent(event: FeedEvent): void;
  /** Runs the tasks that have fallen due; to be called by the alarm. */
  wake(): void;
  /** Resolves when no task runs. */
  idle(): Promise<void>;
}

/** While a task runs, the alarm is set this far ahead in case the context is killed; milliseconds. */
export const SAFETY_WAKE_MS = 30_000;

/** The state of a task. */
interface Lane {
  task: Task;
  running: Promise<void> | null;
  /** Whether it is to run (again). */
  isAsked: boolean;
  /** When it has more to do, milliseconds since 1970; `null` if only an event can bring more. */
  dueAt: number | null;
}

/** @param wakeUp wakes the runner's context, which then calls `wake` */
export function createJobRunner(tasks: readonly Task[], wakeUp: WakeUp): JobRunner {
  const lanes = tasks.map((task): Lane => ({ task, running: null, isAsked: false, dueAt: null }));

  function ask(asked: readonly Lane[]): void {
    for (const lane of asked) {
      lane.isAsked = true;
      lane.running ??= drain(lane).finally(() => {
        lane.running = null;
        schedule();
      });
    }
    schedule();
  }

  async function drain(lane: Lane): Promise<void> {
    // In a later turn, so that a commit that wakes ten tasks answers first.
    await Promise.resolve();
    while (lane.isAsked) {
      lane.isAsked = false;
      lane.dueAt = null;
      try {
        dueBy(lane, await lane.task.run(() => ask([lane])));
      } catch (error) {
        console.error(`The task "${lane.task.name}" stopped.`, error);
        dueBy(lane, Date.now() + SAFETY_WAKE_MS);
      }
      if (isDue(lane)) lane.isAsked = true;
    }
  }

  function schedule(): void {
    const safety = Date.now() + SAFETY_WAKE_MS;
    const times = lanes.flatMap(({ running, dueAt }) => (running ? safety : (dueAt ?? [])));
    if (times.length === 0) wakeUp.cancel();
    else wakeUp.at(Math.min(...times));
  }

  /** Asks the tasks that run at once; the others are due after their delay. */
  function notify(concerned: readonly Lane[]): void {
    const now = Date.now();
    for (const lane of concerned) if (lane.task.delay) dueBy(lane, now + lane.task.delay);
    ask(concerned.filter(({ task }) => !task.delay));
  }

  return {
    start: () => notify(lanes),
    onEvent(event) {
      const concerned = lanes.filter(({ task }) => task.wakesOn(event));
      if (concerned.length > 0) notify(concerned);
    },
    wake: () => ask(lanes.filter(isDue)),
    async idle() {
      while (lanes.some(({ running }) => running)) await Promise.all(lanes.map(({ running }) => running));
    },
  };
}

/** It is due by then, or sooner where something before has said so. */
function dueBy(lane: Lane, time: number | null): void {
  if (time !== null) lane.dueAt = Math.min(lane.dueAt ?? time, time);
}

function isDue({ dueAt }: Lane): boolean {
  return dueAt !== null && dueAt <= Date.now();
}

/** Wakes the context later, even after it ended: a browser alarm, and a timer while the context lives. */
export interface WakeUp {
  /** @param time Milliseconds since 1970. */
  at(time: number): void;
  cancel(): void;
}
