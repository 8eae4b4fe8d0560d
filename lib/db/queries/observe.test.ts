import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { PapertreeDatabase } from '@/lib/db/database';
import { readSetting, writeSetting } from '@/lib/db/settings';
import { observe } from './observe';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('asks a slow query again only after a rest, and still ends with what is there', async () => {
  const db = new PapertreeDatabase('observed');
  let asked = 0;
  let last: unknown;
  const stop = observe(
    async () => {
      asked++;
      const setting = await readSetting(db, 'autonomy');
      await Promise.resolve(sleep(20));
      return setting;
    },
    {
      next: (value) => {
        last = value;
      },
      error: (error) => {
        throw error;
      },
    },
  );
  for (let turn = 0; turn < 60; turn++) {
    await writeSetting(db, 'autonomy', turn % 2 ? 'quiet' : 'ask-always');
    await sleep(10);
  }
  await writeSetting(db, 'autonomy', 'ask-unsure');
  await expect.poll(() => last).toBe('ask-unsure');
  // One in a hundred milliseconds, where each by itself takes twenty.
  expect(asked).toBeGreaterThan(2);
  expect(asked).toBeLessThan(15);
  stop();
  await db.delete();
});
