import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { expectedDatabaseError, PapertreeDatabase } from '@/lib/db/database';
import { readPaperRows, readPlaceIds } from '@/lib/db/queries/papers';
import { readTree } from '@/lib/db/queries/topics-and-counts';
import { SCHEMA_VERSION, stores } from '@/lib/db/schema';
import type { FrozenDatabase } from './frozen';
import { thaw } from './frozen';

const here = new URL('.', import.meta.url);
const versions = readdirSync(here).flatMap((file) => file.match(/^v(\d+)\.json$/)?.[1] ?? []);

it('every schema version that ever shipped has a frozen database', () => {
  expect(versions.map(Number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1),
  );
});

describe.each(versions)('a database of version %s', (version) => {
  const json = readFileSync(new URL(`v${version}.json`, here), 'utf8');
  const frozen = JSON.parse(json) as FrozenDatabase;

  it('opens, whole', async () => {
    await thaw(`frozen-${version}`, json);
    const db = new PapertreeDatabase(`frozen-${version}`);
    const { topics, counts } = await readTree(db);
    expect(topics.map(({ name }) => name).sort()).toEqual(['Agents', 'Memory of agents']);
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(frozen.tables.papers?.length);
    for (const place of counts.keys()) {
      const ids = await readPlaceIds(db, place, 'filed');
      expect((await readPaperRows(db, ids)).map(({ paper }) => paper.id)).toEqual(ids);
    }
    expect(await db.changes.count()).toBe(frozen.tables.changes?.length);
    for (const { vector } of await db.embeddings.toArray()) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    db.close();
  });
});

it('the frozen sample of this version is of this shape', () => {
  const frozen = JSON.parse(readFileSync(new URL(`v${SCHEMA_VERSION}.json`, here), 'utf8')) as FrozenDatabase;
  expect(frozen.stores).toEqual(stores);
});

it('a database of a newer version is left alone, and said to be newer', async () => {
  const newer = new Dexie('newer');
  newer.version(SCHEMA_VERSION + 1).stores({ ...stores, marvels: 'id' });
  await newer.open();
  newer.close();
  const db = new PapertreeDatabase('newer');
  const refused = await db.papers.toArray().catch(expectedDatabaseError);
  expect(refused).toMatchObject({ code: 'database-too-new' });
  const after = await new Dexie('newer').open();
  expect(after.tables.map(({ name }) => name)).toContain('marvels');
  after.close();
});

it('a full disk is said to be full, and storage that cannot be opened to be that', async () => {
  const quota = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  expect(expectedDatabaseError(quota)).toMatchObject({ code: 'storage-full' });
  expect(expectedDatabaseError(new Dexie.AbortError('aborted', quota))).toMatchObject({
    code: 'storage-full',
  });
  const unopened = new Dexie.OpenFailedError(
    'UnknownError Internal error opening backing store for indexedDB.open.',
    new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError'),
  );
  expect(expectedDatabaseError(unopened)).toMatchObject({ code: 'storage-unusable' });
  const defect = new TypeError('defect');
  expect(expectedDatabaseError(defect)).toBe(defect);
});
