import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openFolder } from '@/lib/sync/adapters/folder';
import { zoteroFiles } from '@/lib/sync/adapters/zotero/library-as-zotero-files';
import { openZotero } from '@/lib/sync/adapters/zotero/zotero';
import { makeLibrary, makeStoredPaper } from '@/tests/support/make-library';
import { startFaultyProxy } from './support/faulty-proxy';
import { MemoryFolder } from './support/memory-folder';
import { openSync } from './support/open-sync';
import { startZotero, ZOTERO_KEY } from './support/zotero-stand-in';

const PAPERS = 10_000;

it(`${PAPERS} notes at once, stopped halfway by a full disk, are all there in the end, each written once`, async () => {
  const folder = new MemoryFolder('Papers');
  const sync = await openSync({ kind: 'folder', name: 'Papers' }, async () => openFolder(folder.asHandle()));
  const notes = Object.fromEntries(
    Array.from({ length: PAPERS }, (_, index) => [`Papers/@paper${index}.md`, `paper ${index}`]),
  );
  sync.setFiles(notes);
  folder.failAfter(PAPERS / 2);
  expect(await sync.run()).toMatchObject({ error: 'target-full', attempts: 1 });
  expect(Object.keys(folder.contents())).toHaveLength(PAPERS / 2);
  folder.failWith(null);
  expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: PAPERS / 2 } });
  expect(folder.contents()).toEqual(notes);
});

it(`${PAPERS} items at once, cut off halfway, are all in Zotero in the end, each written once`, async () => {
  const zotero = await startZotero();
  const proxy = await startFaultyProxy(zotero.address);
  const place = { kind: 'zotero', api: proxy.address } as const;
  const sync = await openSync(place, async () => openZotero(place, ZOTERO_KEY));
  const many = Array.from({ length: PAPERS }, (_, index) =>
    makeStoredPaper(`2401.${String(index).padStart(5, '0')}`, { title: `Paper ${index}` }),
  );
  const library = makeLibrary(many.map((paper, index) => [paper, [`Topic ${index % 50}`]]));
  sync.setFiles(
    Object.fromEntries(zoteroFiles(library, { of: 'library' }).map(({ path, text }) => [path, text])),
  );
  let posts = 0;
  proxy.fail('drop', (method) => method === 'POST' && ++posts > 100);
  expect(await sync.run()).toMatchObject({ error: 'target-unreachable' });
  proxy.fail(null);
  expect(await sync.run()).toMatchObject({ error: null });
  expect(zotero.items()).toHaveLength(PAPERS);
  expect(zotero.collections()).toHaveLength(51);
  expect(zotero.writes()).toBe(PAPERS + 51);
  await proxy.stop();
  await zotero.stop();
});
