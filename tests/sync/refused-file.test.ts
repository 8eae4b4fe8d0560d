import { expect, it } from 'vitest';
import type { TargetAdapter } from '@/lib/sync/adapters/target-adapter';
import { TargetError } from '@/lib/sync/target-error';
import { openSync } from './support/open-sync';

/** A place that takes twenty files in one request, whole or not at all, and never one whose text says `bad`. */
function batchPlace() {
  const files = new Map<string, string>();
  let requests = 0;
  const adapter: TargetAdapter = {
    batch: 20,
    list: async () => new Map(files),
    read: async (path) => ({ text: files.get(path) ?? '', tag: files.get(path) ?? '' }),
    async write(batch) {
      requests++;
      if (batch.some(({ text }) => text === 'bad')) throw new TargetError('target-not-understood');
      for (const { path, text } of batch) files.set(path, text);
      return batch.map(({ text }) => ({ tag: text }));
    },
    remove: async (path) => files.delete(path),
  };
  return { adapter, files, requests: () => requests };
}

it('a file refused with nineteen others is found, and the others are written', async () => {
  const place = batchPlace();
  const sync = await openSync(
    { kind: 'gist', api: 'https://example.org', gist: 'x' },
    async () => place.adapter,
  );
  const texts = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`${at}.md`, at === 7 ? 'bad' : `${at}`]),
  );
  sync.setFiles(texts);
  expect(await sync.run()).toMatchObject({ error: 'target-not-understood' });
  expect([...place.files.keys()]).toEqual(Object.keys(texts).filter((path) => path !== '7.md'));
});

it('where file after file is refused, the run ends', async () => {
  const place = batchPlace();
  const sync = await openSync(
    { kind: 'gist', api: 'https://example.org', gist: 'x' },
    async () => place.adapter,
  );
  sync.setFiles(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.md`, 'bad'])));
  expect(await sync.run()).toMatchObject({ error: 'target-not-understood' });
  expect(place.requests()).toBeLessThan(10);
});
