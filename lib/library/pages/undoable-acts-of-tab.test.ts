import { expect, it, vi } from 'vitest';
import type { ActId } from '@/lib/domain/ids';
import { memoryStore } from '@/tests/support/memory-store';
import { createTabActs } from './undoable-acts-of-tab';

const act = 'act' as ActId;
const MINUTE = 60_000;

it('an act is of the tab that made it, for ten minutes', async () => {
  let now = 1_000_000_000;
  const acts = createTabActs(memoryStore(), () => now);
  await acts.remember(7, act);
  expect(await acts.isOf(7, act)).toBe(true);
  expect(await acts.isOf(8, act)).toBe(false);
  expect(await acts.isOf(undefined, act)).toBe(false);
  now += 10 * MINUTE;
  expect(await acts.isOf(7, act)).toBe(true);
  now += 1;
  expect(await acts.isOf(7, act)).toBe(false);
});

it('is known to a background that was started again, and to none that finds nothing', async () => {
  const store = memoryStore();
  await createTabActs(store).remember(7, act);
  expect(await createTabActs(store).isOf(7, act)).toBe(true);
  expect(await createTabActs(memoryStore()).isOf(7, act)).toBe(false);
});

it('is refused where the clock was ahead when it was made', async () => {
  let now = 1_000_000_000;
  const acts = createTabActs(memoryStore(), () => now);
  await acts.remember(7, act);
  now -= 1;
  expect(await acts.isOf(7, act)).toBe(false);
});

it('is refused where it could not be remembered, and the act stands', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const store = { ...memoryStore(), set: () => Promise.reject(new Error('quota')) };
  const acts = createTabActs(store);
  await expect(acts.remember(7, act)).resolves.toBeUndefined();
  expect(await acts.isOf(7, act)).toBe(false);
  warn.mockRestore();
});

it('old ones do not fill the store', async () => {
  let now = 1_000_000_000;
  const store = memoryStore();
  const acts = createTabActs(store, () => now);
  for (let nth = 0; nth < 1_000; nth++) {
    now += MINUTE;
    await acts.remember(7, `act ${nth}` as ActId);
  }
  expect(Object.keys(await store.get(null)).length).toBeLessThan(120);
});
