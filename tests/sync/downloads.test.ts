import { beforeEach, expect, it } from 'vitest';
import { openDownloads } from '@/lib/sync/adapters/downloads-folder';
import { openSync } from './support/open-sync';

const place = { kind: 'downloads', folder: 'Papertree' } as const;
let files: Map<string, string>;
let isAllowed: boolean;
let wrong: string | null;
let sync: Awaited<ReturnType<typeof openSync>>;

beforeEach(async () => {
  files = new Map();
  isAllowed = true;
  wrong = null;
  const downloads = {
    isAllowed: async () => isAllowed,
    save: async (path: string, text: string) => {
      if (wrong === null) files.set(path, text);
      return wrong;
    },
  };
  sync = await openSync(place, async () => openDownloads(place, downloads));
  sync.setFiles({ 'papers.bib': 'one', 'Agents/Memory.bib': 'two' });
});

it('the downloads folder is written, and later only where something changed; nothing is removed', async () => {
  expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 2 } });
  sync.setFiles({ 'papers.bib': 'newer' });
  expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 1, removed: 0 } });
  expect([...files]).toEqual([
    ['Papertree/papers.bib', 'newer'],
    ['Papertree/Agents/Memory.bib', 'two'],
  ]);
});

it.each([
  ['FILE_NO_SPACE', 'target-full'],
  ['FILE_ACCESS_DENIED', 'target-forbidden'],
  ['CRASH', 'target-failing'],
])('the downloads folder that says %s, says so and goes on', async (reason, error) => {
  await sync.run();
  sync.setFiles({ 'papers.bib': 'newer' });
  wrong = reason;
  expect(await sync.run()).toMatchObject({ error, attempts: 1 });
  wrong = null;
  expect(await sync.run()).toMatchObject({ error: null });
  expect(files.get('Papertree/papers.bib')).toBe('newer');
});

it('the downloads folder wants a click where downloads are no longer allowed', async () => {
  isAllowed = false;
  expect(await sync.run()).toMatchObject({ error: 'folder-needs-click' });
  expect(files.size).toBe(0);
  isAllowed = true;
  expect(await sync.run()).toMatchObject({ error: null });
});
