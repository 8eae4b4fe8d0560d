// Before anything that reads the database.
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PapertreeDatabase } from '@/lib/db/database';
import { readContents } from '@/lib/db/queries/read-contents';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, Place, TopicId } from '@/lib/domain/ids';
import { isUndecided } from '@/lib/domain/placements/placement';
import { placementFlaws } from '@/lib/domain/placements/placement-flaws';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

/*
 * Random use, some of it at once, from a seed that a failure prints. `SEEDS=100 STEPS=200 SEED=1 npm run test:torture`
 */
const SEEDS = Number(process.env.SEEDS ?? 20);
const STEPS = Number(process.env.STEPS ?? 60);
const SEED = process.env.SEED ? { seed: Number(process.env.SEED) } : {};

type Opened = ReturnType<typeof openLibrary> & { acts: ActId[] };

/** One thing that a person or the program does; `n` draws what it is done to. */
type Step = { kind: keyof typeof use; n: number[] };

const words = 'agent memory tool diffusion image speech robot grasp graph protein proof code'.split(' ');
const pick = <Value>(from: readonly Value[], n = 0): Value | undefined => from[n % from.length];
const paperOf = (n = 0, m = 0) =>
  makePaper(`2401.${String(10_000 + (n % 30))}`, {
    title: `${pick(words, n)} ${pick(words, m)} ${n % 30}`,
    abstract: m % 3 ? `${pick(words, m)} ${pick(words, n)}` : '',
    identifiers: {
      arxiv: `2401.${String(10_000 + (n % 30))}`,
      ...(m % 4 === 0 && { doi: `10.1000/x${m % 12}` }),
    },
  });

const topicsOf = ({ db }: Opened) => db.topics.toCollection().primaryKeys();
const papersOf = ({ db }: Opened) => db.papers.toCollection().primaryKeys();
async function topic(opened: Opened, n = 0): Promise<TopicId> {
  const found = pick(await topicsOf(opened), n);
  if (!found) throw new ExpectedError('unknown-topic');
  return found;
}
async function somePapers(opened: Opened, n = 0, m = 0): Promise<PaperId[]> {
  const all = await papersOf(opened);
  const found = [pick(all, n), pick(all, m)].flatMap((id) => id ?? []);
  if (found.length === 0) throw new ExpectedError('unknown-paper');
  return [...new Set(found)];
}

const use = {
  save: ({ library }: Opened, [n, m]: number[]) => library.savePaper({ paper: paperOf(n, m) }),
  saveByDoi: ({ library }: Opened, [n]: number[]) =>
    library.savePaper({ paper: { ...paperOf(29), identifiers: { doi: `10.1000/x${(n ?? 0) % 12}` } } }),
  createTopic: async (opened: Opened, [n = 0, m, k]: number[]) =>
    opened.library.createTopic({
      name: `T${n}`,
      parentId: n % 2 ? (pick(await topicsOf(opened), m) ?? null) : null,
      papers: n % 3 ? [] : await somePapers(opened, m, k).catch(() => []),
    }),
  moveTopic: async (opened: Opened, [n, m = 0]: number[]) =>
    opened.library.moveTopic({
      topicId: await topic(opened, n),
      parentId: m % 3 ? await topic(opened, m) : null,
      before: null,
    }),
  renameTopic: async (opened: Opened, [n, m]: number[]) =>
    opened.library.renameTopic({ topicId: await topic(opened, n), name: `R${m}` }),
  mergeTopics: async (opened: Opened, [n, m]: number[]) =>
    opened.library.mergeTopics({ from: await topic(opened, n), into: await topic(opened, m) }),
  deleteTopic: async (opened: Opened, [n]: number[]) =>
    opened.library.deleteTopic({ topicId: await topic(opened, n) }),
  movePapers: async (opened: Opened, [n, m, k = 0]: number[]) =>
    opened.library.movePapers({
      paperIds: await somePapers(opened, n, m),
      topicId: k % 5 ? await topic(opened, k) : ('unsorted' as Place),
    }),
  rejectPlaces: async (opened: Opened, [n, m]: number[]) =>
    opened.library.rejectPlaces({ paperIds: await somePapers(opened, n, m) }),
  deletePapers: async (opened: Opened, [n, m]: number[]) =>
    opened.library.deletePapers({ paperIds: await somePapers(opened, n, m) }),
  annotate: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.annotatePapers({
      paperIds: await somePapers(opened, n, m),
      annotation: { notes: k ? `note ${k}` : '', addTags: [`tag ${k}`] },
    }),
  addToTopic: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.addToTopic({ paperIds: await somePapers(opened, n, m), topicId: await topic(opened, k) }),
  takeFromTopic: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.takeFromTopic({
      paperIds: await somePapers(opened, n, m),
      topicId: await topic(opened, k),
    }),
  createRule: async (opened: Opened, [n, m]: number[]) =>
    opened.library.createRule({
      rule: { topicId: await topic(opened, n), categories: [], words: [pick(words, m) ?? ''] },
    }),
  fileOnPage: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.fileOnPage({
      papers: [paperOf(n, m)],
      destinations: [{ newTopic: `page ${k}`, parentId: pick(await topicsOf(opened), k) ?? null }],
    }),
  undo: async (opened: Opened, [n]: number[]) => {
    const act = pick(opened.acts.slice(-25), n);
    if (act) await opened.library.undo({ act });
  },
  undoLast: ({ library }: Opened) => library.undoLast({}),
  redoLast: ({ library }: Opened) => library.redoLast({}),
  undoProgram: ({ library }: Opened, [n = 0]: number[]) =>
    library.undoProgram({ since: Date.now() - (n % 3_000) }),
  file: ({ filePending }: Opened) => filePending(),
  backUp: ({ library }: Opened) => library.backUp({}),
  restore: async ({ library, backupDatabase }: Opened, [n]: number[]) => {
    const backup = pick(await backupDatabase.backups.toArray(), n);
    if (backup) await library.restoreBackup({ id: backup.id });
  },
} satisfies Record<string, (opened: Opened, n: number[]) => Promise<unknown>>;

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...(Object.keys(use) as (keyof typeof use)[])),
  n: fc.array(fc.nat(1_000), { minLength: 3, maxLength: 3 }),
});

async function perform(opened: Opened, { kind, n }: Step): Promise<void> {
  try {
    const done = await use[kind](opened, n);
    if (typeof done === 'object' && done !== null && 'act' in done) opened.acts.push(done.act as ActId);
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
}

/** Dexie wraps what is thrown within a transaction. */
function isExpected(error: unknown): boolean {
  if (error instanceof ExpectedError) return true;
  const inner = (error as { inner?: unknown } | null)?.inner;
  return inner !== undefined && inner !== error && isExpected(inner);
}

async function check(db: PapertreeDatabase): Promise<void> {
  const contents = await readContents(db);
  const { exportedAt: _, unread, ...read } = readLibraryFile(writeLibraryFile(contents, 0));
  expect(unread).toEqual([]);
  expect(sorted(read)).toEqual(sorted(contents));
  expect(contents.placements.flatMap(placementFlaws)).toEqual([]);
  await checkLog(db);
  await checkLimbo(db);
}

/** The log, read from its beginning, leads to the tables. */
async function checkLog(db: PapertreeDatabase): Promise<void> {
  const replayed = new Map<string, unknown>();
  for (const { table, key, after } of await db.changes.toArray()) {
    if (after === null) replayed.delete(`${table} ${key}`);
    else replayed.set(`${table} ${key}`, after);
  }
  for (const table of ['papers', 'topics', 'placements', 'rules'] as const) {
    for (const record of await db.table(table).toArray()) {
      const name = `${table} ${'paperId' in record ? record.paperId : record.id}`;
      expect(replayed.get(name)).toEqual(record);
      replayed.delete(name);
    }
  }
  expect([...replayed.keys()].filter((name) => !name.startsWith('proposals '))).toEqual([]);
}

/** Nobody waits for what never comes: neither decided about nor waiting, unless a person took the decision back. */
async function checkLimbo(db: PapertreeDatabase): Promise<void> {
  for (const placement of await db.placements.filter(isUndecided).toArray()) {
    if (await db.queue.get(['file', placement.paperId])) continue;
    const last = await db.changes.where('[table+key]').equals(['placements', placement.paperId]).last();
    expect([
      placement.paperId,
      last?.kind,
      last?.undoes !== undefined || last?.kind === 'restore-backup',
    ]).toEqual([placement.paperId, last?.kind, true]);
  }
}

/** Each list by its keys. */
function sorted(contents: object): unknown {
  const keyOf = (record: { id?: string; paperId?: string }) => record.paperId ?? record.id ?? '';
  return Object.fromEntries(
    Object.entries(contents).map(([name, records]) => [
      name,
      [...records].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ]),
  );
}

it('whatever is done, in whatever order, the library is whole', async () => {
  const turns = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
    minLength: STEPS,
    maxLength: STEPS,
  });
  await fc.assert(
    fc.asyncProperty(turns, async (history) => {
      const opened: Opened = { ...openLibrary(), acts: [] };
      for (const [index, turn] of history.entries()) {
        // One turn in four is of several requests at once.
        for (const each of index % 4 ? turn : []) await perform(opened, each);
        if (index % 4 === 0) await Promise.all(turn.map((each) => perform(opened, each)));
        await check(opened.db);
      }
    }),
    { numRuns: SEEDS, endOnFailure: true, ...SEED },
  );
});
