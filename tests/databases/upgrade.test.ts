import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackupDatabase } from '@/lib/db/backups/backup-database';
import { readBackup } from '@/lib/db/backups/make-backup';
import { expectedDatabaseError, PapertreeDatabase } from '@/lib/db/database';
import { lastToUndo } from '@/lib/db/log/last-act';
import type { Migration } from '@/lib/db/migrations/migration';
import { migrations } from '@/lib/db/migrations/migrations';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { SCHEMA_VERSION, stores } from '@/lib/db/schema';
import { groupBy } from '@/lib/domain/group-by';
import type { PaperId, ProposalId } from '@/lib/domain/ids';
import type { Job } from '@/lib/domain/jobs/job';
import { wholeChanges } from '@/lib/domain/log/record-without-undone-acts';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { Rule } from '@/lib/domain/rules/rule';
import { restoreBackup } from '@/lib/library/backups/restore-backup';
import { createBackups } from '@/lib/library/backups/take-backups';
import { redoLast, undoLast } from '@/lib/library/history/undo-and-redo';
import { expectCorrectCounts } from '../support/library-invariants';
import { openLibrary } from '../support/open-library';
import { thaw } from './frozen';

const sample = (version: number) => readFileSync(new URL(`v${version}.json`, import.meta.url), 'utf8');

/** Moves a table into one of another key, and changes rules in place. */
const next: Migration = {
  version: SCHEMA_VERSION + 1,
  stores: { rules: 'id, topicId, position', queue: null, tasks: '[kind+about], dueAt' },
  rows: [
    { from: 'queue', to: 'tasks', upgrade: ({ subject, ...job }: Job) => ({ ...job, about: subject }) },
    {
      from: 'rules',
      to: 'rules',
      upgrade: (rule: Rule) => ({ ...rule, words: rule.words.map((word) => word.toUpperCase()) }),
    },
  ],
};
/** Two versions on: the table of the version before it gets another name. */
const afterNext: Migration = {
  version: SCHEMA_VERSION + 2,
  stores: { tasks: null, work: '[kind+about]' },
  rows: [{ from: 'tasks', to: 'work', upgrade: (task) => task }],
};

let opened = 0;

/** The frozen sample of that version under a name of its own. */
async function thawed(version: number): Promise<string> {
  const name = `upgraded-${++opened}`;
  await thaw(name, sample(version));
  return name;
}

async function contentsOf(backups: BackupDatabase, id: string) {
  const { exportedAt: _, unread, ...contents } = await readBackup(backups, id);
  expect(unread).toEqual([]);
  return contents;
}

async function lastBackup(name: string) {
  const backups = new BackupDatabase(`${name}-backups`);
  const all = await backups.list();
  return { backups, all, contents: all[0] && (await contentsOf(backups, all[0].id)) };
}

/** A library of the present version with a rule, an open proposal and a declined one; its database is closed. */
async function libraryWithPreferences() {
  const name = await thawed(SCHEMA_VERSION);
  const db = new PapertreeDatabase(name);
  const [one, other] = await db.topics.toArray();
  if (!one || !other) throw new Error('The sample has two topics.');
  const merge: Proposal = {
    type: 'merge-topics',
    ...{ into: one.id, from: other.id, papers: [] as PaperId[], strength: 0.5, words: [] },
  };
  const open: Proposal = { ...merge, into: other.id, from: one.id };
  const id = () => crypto.randomUUID() as ProposalId;
  await db.proposals.bulkAdd([
    { id: id(), proposal: merge, state: 'declined', at: 1 },
    { id: id(), proposal: open, state: 'open', at: 2 },
  ]);
  await db.queue.add({ kind: 'complete', subject: 'arxiv:1', attempts: 1, lastError: null, dueAt: 3 });
  const jobs = await db.queue.toArray();
  const then = await readContents(db);
  db.close();
  return { name, then, jobs };
}

afterEach(() => vi.restoreAllMocks());

describe('the migrations', () => {
  it('rise by one', () => {
    expect(migrations.map(({ version }) => version)).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1),
    );
  });

  it('lead to the present schema', () => {
    const led: Record<string, string | null> = Object.assign({}, ...migrations.map(({ stores }) => stores));
    expect(Object.fromEntries(Object.entries(led).filter(([, store]) => store !== null))).toEqual(stores);
  });

  it.each(migrations.slice(0, -1))(
    'make of the sample of version $version what the steps say, and keep every other row',
    async ({ version }) => {
      const name = await thawed(version);
      const before = JSON.parse(sample(version)).tables as Record<string, object[]>;
      const db = new PapertreeDatabase(name);
      await db.open();
      expect(db.verno).toBe(SCHEMA_VERSION);
      expect(db.tables.map((table) => table.name).sort()).toEqual(Object.keys(stores).sort());
      const changed = new Set(
        migrations
          .filter((step) => step.version > version)
          .flatMap(({ rows = [], derived = [] }) => [...rows, ...derived].map(({ to }) => to)),
      );
      for (const { name: table } of db.tables)
        if (!changed.has(table)) expect(await db.table(table).count()).toBe(before[table]?.length ?? 0);
      await expectCorrectCounts(db);
      db.close();
    },
  );
});

describe('an upgrade', () => {
  it.each(migrations.slice(0, -1))(
    'of version $version keeps the library as it was before',
    async ({ version }) => {
      const name = await thawed(version);
      const db = new PapertreeDatabase(name);
      await db.open();
      const { all, contents } = await lastBackup(name);
      expect(all).toMatchObject([{ reason: 'upgrade', papers: 4, topics: 2 }]);
      expect(contents).toEqual(await readContents(db));
    },
  );

  it('backs up rules and declined proposals, which can be restored', async () => {
    const { name, then, jobs } = await libraryWithPreferences();
    expect(then.rules).toHaveLength(1);
    expect(then.declinedProposals).toHaveLength(1);
    const db = new PapertreeDatabase(name, [...migrations, next]);
    await db.open();
    const { backups, all, contents } = await lastBackup(name);
    expect(all).toHaveLength(1);
    expect(contents).toEqual({ ...then, rules: [{ ...then.rules[0], words: ['FORGETTING'] }] });
    expect(await readContents(db)).toEqual(contents);
    expect(await db.table('tasks').toArray()).toEqual(
      jobs.map(({ subject, ...job }) => ({ ...job, about: subject })),
    );
    expect(db.tables.map((table) => table.name)).not.toContain('queue');
    db.close();

    // Into an empty library.
    const { context, db: empty } = openLibrary();
    const restoring = createBackups(empty, async () => undefined, backups);
    await restoreBackup({ ...context, backups: restoring }, all[0]?.id ?? '');
    expect(await readContents(empty)).toEqual(contents);
  });

  it('to the log of fields keeps what each change says, and what can be undone', async () => {
    const name = await thawed(3);
    const before: { table: string; key: string; before: object | null; after: object | null }[] = JSON.parse(
      sample(3),
    ).tables.changes;
    const db = new PapertreeDatabase(name);
    const log = groupBy(await db.changes.toArray(), ({ table, key }) => `${table} ${key}`);
    for (const [record, changes] of log) {
      const then = before.filter(({ table, key }) => `${table} ${key}` === record);
      const whole = wholeChanges(changes, null).map(({ before, after }) => ({ before, after }));
      expect(whole).toEqual(then.map(({ before, after }) => ({ before, after })));
    }
    const context = { ...openLibrary().context, db };
    const end = await readContents(db);
    let undone = 0;
    while (await lastToUndo(db)) {
      await undoLast(context);
      undone++;
    }
    expect(Object.values(await readContents(db)).flat()).toEqual([]);
    for (let times = 0; times < undone; times++) await redoLast(context);
    expect(await readContents(db)).toEqual(end);
    db.close();
  });

  it('over several versions takes one backup, before the first', async () => {
    const name = await thawed(1);
    const before = JSON.parse(sample(1)).tables;
    const db = new PapertreeDatabase(name, [...migrations, next, afterNext]);
    await db.open();
    const { all, contents } = await lastBackup(name);
    expect(all).toHaveLength(1);
    expect(contents).toEqual({ ...(await readContents(db)), rules: [], declinedProposals: [] });
    expect(contents?.placements).toEqual(before.placements);
    expect(await db.table('work').count()).toBe(before.jobs.length);
    db.close();
  });

  it('takes none for a new library, and none when nothing is upgraded', async () => {
    const { db } = openLibrary();
    await db.open();
    expect((await lastBackup(db.name)).all).toEqual([]);
    db.close();
    await new PapertreeDatabase(db.name).open();
    expect((await lastBackup(db.name)).all).toEqual([]);
  });

  it('rewrites many rows in place, and drops those of which nothing comes', async () => {
    const { name } = await libraryWithPreferences();
    const before = new PapertreeDatabase(name);
    const numbers = Array.from({ length: 1_200 }, (_, index) => index);
    await before.seen.bulkPut(numbers.map((at) => ({ paperId: `arxiv:${at}` as PaperId, at, how: 'read' })));
    const known = await before.seen.count();
    before.close();
    const halve: Migration = {
      version: SCHEMA_VERSION + 1,
      stores: {},
      rows: [
        {
          from: 'seen',
          to: 'seen',
          upgrade: (row: { at: number }) =>
            row.at % 2 === 0 || row.at > 1_200 ? { ...row, isRead: true } : null,
        },
      ],
    };
    const db = new PapertreeDatabase(name, [...migrations, halve]);
    const rows: object[] = await db.seen.toArray();
    expect(rows).toHaveLength(known - 600);
    expect(rows.every((row) => 'isRead' in row)).toBe(true);
    db.close();
  });

  it('does not happen where there is no space for a backup', async () => {
    const name = await thawed(1);
    const { add } = IDBObjectStore.prototype;
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'contents') throw new DOMException('no space', 'QuotaExceededError');
      return add.apply(this, args);
    });
    const refused = await new PapertreeDatabase(name).open().catch(expectedDatabaseError);
    full.mockRestore();
    expect(refused).toMatchObject({ code: 'storage-full' });
    await expectUntouched(name, 1);
  });

  it('does not happen where the backup cannot be read back', async () => {
    const { name, then } = await libraryWithPreferences();
    const loses: Migration = {
      version: SCHEMA_VERSION + 1,
      stores: {},
      rows: [{ from: 'papers', to: 'papers', upgrade: ({ title: _, ...paper }: { title: string }) => paper }],
    };
    const refused = await new PapertreeDatabase(name, [...migrations, loses])
      .open()
      .catch(expectedDatabaseError);
    expect(refused).toMatchObject({ code: 'backup-damaged' });
    expect((await lastBackup(name)).all).toEqual([]);
    const db = await expectUntouched(name, SCHEMA_VERSION);
    expect(await db.table('rules').toArray()).toEqual(then.rules);
  });
});

async function expectUntouched(name: string, version: number): Promise<Dexie> {
  const untouched = await new Dexie(name).open();
  expect(untouched.verno).toBe(version);
  expect(await untouched.table('papers').count()).toBe(4);
  return untouched;
}
