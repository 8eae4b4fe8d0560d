import { expect, it } from 'vitest';
import { openFolder } from '@/lib/sync/adapters/folder';
import { MemoryFolder } from './support/memory-folder';
import { openSync } from './support/open-sync';

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
}, 120_000);
