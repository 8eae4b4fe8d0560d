import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FeedEvent } from '@/lib/db/log/change-feed';
import { createJobRunner, SAFETY_WAKE_MS } from './job-runner';
import type { Task } from './task';

const now = 1_800_000_000_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }));
afterEach(() => void vi.useRealTimers());

const seen: FeedEvent = { type: 'seen', papers: [] };

function recordedWakeUp() {
  const wakes: (number | null)[] = [];
  return { wakes, at: (time: number) => void wakes.push(time), cancel: () => void wakes.push(null) };
}

/** A task of which each run answers as the test says, and waits for the test where it says so. */
function pretendedTask(run: Task['run'], wakesOn: Task['wakesOn'] = () => false): Task {
  return { name: 'pretended', run: vi.fn(run), wakesOn };
}

it('runs every task at the start, and sleeps until the first of them is due', async () => {
  const wakeUp = recordedWakeUp();
  const [soon, later, never] = [now + 10_000, now + 60_000, null].map((due) =>
    pretendedTask(async () => (due && due > Date.now() ? due : null)),
  ) as [Task, Task, Task];
  const runner = createJobRunner([later, soon, never], wakeUp);
  runner.start();
  await runner.idle();
  for (const task of [soon, later, never]) expect(task.run).toHaveBeenCalledOnce();
  expect(wakeUp.wakes.at(-1)).toBe(now + 10_000);

  vi.setSystemTime(now + 10_000);
  runner.wake();
  await runner.idle();
  expect(soon.run).toHaveBeenCalledTimes(2);
  expect(later.run).toHaveBeenCalledOnce();
});

it('is woken soon enough should it be killed while a task runs, and not at all when nothing is left to do', async () => {
  const wakeUp = recordedWakeUp();
  let finish = (): void => undefined;
  const task = pretendedTask(() => new Promise((resolve) => (finish = () => resolve(null))));
  const runner = createJobRunner([task], wakeUp);
  runner.start();
  await vi.waitFor(() => expect(task.run).toHaveBeenCalled());
  expect(wakeUp.wakes).toEqual([now + SAFETY_WAKE_MS]);
  finish();
  await runner.idle();
  expect(wakeUp.wakes.at(-1)).toBeNull();
});

it('runs the tasks that an event concerns, once more where they run already', async () => {
  let finish = (): void => undefined;
  const busy = pretendedTask(
    () => new Promise((resolve) => (finish = () => resolve(null))),
    ({ type }) => type === 'seen',
  );
  const other = pretendedTask(async () => null);
  const runner = createJobRunner([busy, other], recordedWakeUp());
  runner.onEvent(seen);
  await vi.waitFor(() => expect(busy.run).toHaveBeenCalledOnce());
  runner.onEvent(seen);
  runner.onEvent(seen);
  finish();
  await vi.waitFor(() => expect(busy.run).toHaveBeenCalledTimes(2));
  finish();
  await runner.idle();
  expect(busy.run).toHaveBeenCalledTimes(2);
  expect(other.run).not.toHaveBeenCalled();
});

it('goes on as long as a task has more to do, and lets it ask for another run', async () => {
  let left = 3;
  const long = pretendedTask(async () => (--left > 0 ? Date.now() : null));
  const asking = pretendedTask(async (again) => {
    if (vi.mocked(asking.run).mock.calls.length === 1) again();
    return null;
  });
  const runner = createJobRunner([long, asking], recordedWakeUp());
  runner.start();
  await runner.idle();
  expect(long.run).toHaveBeenCalledTimes(3);
  expect(asking.run).toHaveBeenCalledTimes(2);
});

it('a task that fails is logged, tried again later, and stops no other', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const wakeUp = recordedWakeUp();
  const failing = pretendedTask(() => Promise.reject(new TypeError('defect')));
  const other = pretendedTask(async () => null);
  const runner = createJobRunner([failing, other], wakeUp);
  runner.start();
  await runner.idle();
  expect(logged).toHaveBeenCalledOnce();
  expect(other.run).toHaveBeenCalledOnce();
  expect(wakeUp.wakes.at(-1)).toBe(now + SAFETY_WAKE_MS);
  logged.mockRestore();
});

it('runs a task with a delay after it, however many events ask for it', async () => {
  const wakeUp = recordedWakeUp();
  const unhurried: Task = {
    ...pretendedTask(
      async () => null,
      () => true,
    ),
    delay: 2_000,
  };
  const prompt = pretendedTask(
    async () => null,
    () => true,
  );
  const runner = createJobRunner([unhurried, prompt], wakeUp);
  runner.start();
  await runner.idle();
  vi.setSystemTime(now + 1_500);
  runner.onEvent(seen);
  await runner.idle();
  expect(prompt.run).toHaveBeenCalledTimes(2);
  expect(unhurried.run).not.toHaveBeenCalled();
  expect(wakeUp.wakes.at(-1)).toBe(now + 2_000);

  vi.setSystemTime(now + 2_000);
  runner.wake();
  await runner.idle();
  expect(unhurried.run).toHaveBeenCalledOnce();
  expect(wakeUp.wakes.at(-1)).toBeNull();
});

it('runs a task with a delay again where an event came while it ran', async () => {
  let finish = (): void => undefined;
  const run = () => new Promise<null>((resolve) => (finish = () => resolve(null)));
  const unhurried: Task = { ...pretendedTask(run, () => true), delay: 2_000 };
  const runner = createJobRunner([unhurried], recordedWakeUp());
  runner.start();
  vi.setSystemTime(now + 2_000);
  runner.wake();
  await vi.waitFor(() => expect(unhurried.run).toHaveBeenCalledOnce());
  runner.onEvent(seen);
  finish();
  await runner.idle();
  vi.setSystemTime(now + 5_000);
  runner.wake();
  await vi.waitFor(() => expect(unhurried.run).toHaveBeenCalledTimes(2));
  finish();
});
