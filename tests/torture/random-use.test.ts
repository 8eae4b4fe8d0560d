// Before anything that reads the database.
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { ExpectedError } from '@/lib/domain/errors';
import { createFiling } from '@/lib/filing-worker/answer-filing-calls';
import { fakeEmbedder } from '@/tests/support/fake-embedder';
import { expectConsistent, sorted } from '@/tests/support/library-invariants';
import { modelsOf, openLibrary } from '@/tests/support/open-library';
import { causeOf, perform, type Step, step } from '@/tests/support/random-use';

/*
 * Random use, some of it at once, from a seed that a failure prints. `SEEDS=100 STEPS=200 SEED=1 npm run test:torture`;
 * `SEED=1:7` is the history of seed 1 and path 7 alone, with the same number of steps. What it is known to notice is in
 * `faults.ts`.
 */
const SEEDS = Number(process.env.SEEDS ?? 20);
const STEPS = Number(process.env.STEPS ?? 60);
/** Turns between two looks at the whole library; 1 finds the turn that broke it. */
const CHECK_EVERY = Number(process.env.CHECK_EVERY ?? 4);
const [seed, path] = process.env.SEED?.split(':') ?? [];
const START = { ...(seed && { seed: Number(seed) }), ...(path && { path }) };

const sizes = vi.hoisted(() => ({ areSmall: false }));

/** In every other history, acts of a few papers are written in parts, with others in between. */
vi.mock('@/lib/library/history/part-sizes', async (original) => {
  const usual = await original<typeof import('@/lib/library/history/part-sizes')>();
  return {
    get PAPERS_OF_PART() {
      return sizes.areSmall ? 1 : usual.PAPERS_OF_PART;
    },
    get CHANGES_AT_ONCE() {
      return sizes.areSmall ? 3 : usual.CHANGES_AT_ONCE;
    },
    get UNDONE_OF_PART() {
      return sizes.areSmall ? 2 : usual.UNDONE_OF_PART;
    },
  };
});

type Opened = ReturnType<typeof openLibrary>;

/** One to three use cases at a time; every other turn does them at once. */
function turnsOf(history: readonly Step[]): Step[][] {
  const turns: Step[][] = [];
  for (const each of history) {
    const turn = turns.at(-1);
    if (turn && turn.length <= (turn[0]?.n[0] ?? 0) % 3) turn.push(each);
    else turns.push([each]);
  }
  return turns;
}

async function use(opened: Opened, history: readonly Step[]): Promise<void> {
  for (const [index, turn] of turnsOf(history).entries()) {
    if (index % 2) for (const each of turn) await perform(opened, each);
    else await Promise.all(turn.map((each) => perform(opened, each)));
    if (index % CHECK_EVERY === 0) await expectConsistent(opened.db);
  }
  await expectConsistent(opened.db);
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
  await expectConsistent(db);
  for (let times = 0; times < undone; times++) await library.redoLast({});
  expect(sorted(await readContents(db))).toEqual(end);
  await expectConsistent(db);
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
  const histories = fc.record({
    areSmall: fc.boolean(),
    history: fc.array(step, { minLength: STEPS, maxLength: STEPS }),
  });
  await fc.assert(
    fc.asyncProperty(histories, async ({ areSmall, history }) => {
      sizes.areSmall = areSmall;
      const opened = openLibrary();
      await use(opened, history);
      await expectEngineAsRebuilt(opened);
      await goToStartAndBack(opened);
      opened.db.close();
      opened.backupDatabase.close();
    }),
    { numRuns: path ? 1 : SEEDS, endOnFailure: true, ...START },
  );
});
