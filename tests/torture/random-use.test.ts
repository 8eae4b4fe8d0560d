// Before anything that reads the database.
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { ExpectedError } from '@/lib/domain/errors';
import { createFiling } from '@/lib/engine-host/filing';
import { fakeEmbedder } from '@/tests/support/fake-embedder';
import { expectWhole, sorted } from '@/tests/support/library-invariants';
import { modelsOf, openLibrary } from '@/tests/support/open-library';
import { causeOf, type Opened, perform, type Step, step } from '@/tests/support/random-use';

/*
 * Random use, some of it at once, from a seed that a failure prints. `SEEDS=100 STEPS=200 SEED=1 npm run test:torture`;
 * `SEED=1:7` is the history of seed 1 and path 7 alone, with the same number of steps.
 */
const SEEDS = Number(process.env.SEEDS ?? 20);
const STEPS = Number(process.env.STEPS ?? 60);
/** Turns between two looks at the whole library; 1 finds the turn that broke it. */
const CHECK_EVERY = Number(process.env.CHECK_EVERY ?? 5);
const [seed, path] = process.env.SEED?.split(':') ?? [];
const START = { ...(seed && { seed: Number(seed) }), ...(path && { path }) };

/** Takes the turns of a history; one in four is of several requests at once. */
async function use(opened: Opened, history: readonly Step[][], check: () => Promise<void>): Promise<void> {
  for (const [index, turn] of history.entries()) {
    if (index % 4) for (const each of turn) await perform(opened, each);
    else await Promise.all(turn.map((each) => perform(opened, each)));
    if (index % CHECK_EVERY === 0) await check();
  }
  await check();
}

/** Undoes everything, to an empty library, and does it again. */
async function goToStartAndBack({ db, library }: Opened): Promise<void> {
  const end = sorted(await readContents(db));
  let undone = 0;
  for (;;) {
    const failure = await library.undoLast({}).then(() => null, causeOf);
    if (!failure) undone++;
    else if (failure instanceof ExpectedError && failure.code === 'nothing-to-undo') break;
    else throw failure;
  }
  expect(Object.values(await readContents(db)).flat()).toEqual([]);
  await expectWhole(db);
  for (let times = 0; times < undone; times++) await library.redoLast({});
  expect(sorted(await readContents(db))).toEqual(end);
  await expectWhole(db);
}

/** The engine that followed every step says the same as one that reads the library now. */
async function expectEngineAsRebuilt({ db, context, filePending }: Opened): Promise<void> {
  await filePending();
  const rebuilt = createFiling(db, modelsOf(fakeEmbedder()));
  for (const [index, paper] of (await db.papers.limit(12).toArray()).entries()) {
    const request = { paper, id: paper.id, rejected: [] };
    const followed = await context.filing.consider(request);
    if (index === 0) await db.snapshots.clear();
    expect(rounded(followed)).toEqual(rounded(await rebuilt.consider(request)));
  }
}

/** Sums in another order differ in their last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each) => (typeof each === 'number' ? each.toFixed(3) : each));
}

it('whatever is done, in whatever order, the library is whole, and all of it can be undone and done again', async () => {
  const turns = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
    minLength: STEPS,
    maxLength: STEPS,
  });
  await fc.assert(
    fc.asyncProperty(turns, async (history) => {
      const opened: Opened = { ...openLibrary(), acts: [] };
      await use(opened, history, () => expectWhole(opened.db));
      await expectEngineAsRebuilt(opened);
      await goToStartAndBack(opened);
      opened.db.close();
      opened.backupDatabase.close();
    }),
    { numRuns: path ? 1 : SEEDS, endOnFailure: true, ...START },
  );
});
