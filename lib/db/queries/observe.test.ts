import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { PapertreeDatabase } from '@/lib/db/database';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { observe } from './observe';

/** Time that only the query takes, and rests that end when a test ends them. */
function ownTime() {
  let now = 0;
  const rests: { milliseconds: number; end: () => void }[] = [];
  return {
    rests,
    pass(milliseconds: number) {
      now += milliseconds;
    },
    now: () => now,
    sleep: (milliseconds: number) =>
      new Promise<void>((end) => {
        rests.push({ milliseconds, end });
      }),
  };
}

/** However long a busy machine takes. */
const until = (isSo: () => boolean) => vi.waitUntil(isSo, 20_000);

it('rests after a slow query, longer each time a change was waiting, and ends with what there is', async () => {
  const db = new PapertreeDatabase('observed');
  // A database that has just been made is asked again.
  await db.open();
  const time = ownTime();
  const values: unknown[] = [];
  const stop = observe(
    async () => {
      const setting = await readSetting(db, 'autonomy');
      time.pass(20);
      return setting;
    },
    {
      next: (value) => void values.push(value),
      error: (error) => {
        throw error;
      },
    },
    time,
  );
  const { rests } = time;
  await until(() => values.length === 1);
  for (const [nth, autonomy] of (['quiet', 'ask-always', 'ask-unsure'] as const).entries()) {
    await until(() => rests.length === nth + 1);
    // Two changes during a rest are answered by one query.
    await writeSetting(db, 'autonomy', autonomy === 'quiet' ? 'ask-always' : 'quiet');
    await writeSetting(db, 'autonomy', autonomy);
    expect(values).toHaveLength(nth + 1);
    rests[nth]?.end();
    await until(() => values.length === nth + 2);
    expect(values.at(-1)).toBe(autonomy);
  }
  await until(() => rests.length === 4);
  expect(rests.map(({ milliseconds }) => milliseconds)).toEqual([20, 40, 80, 160]);
  stop();
  await db.delete();
});
