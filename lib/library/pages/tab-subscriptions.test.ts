import { expect, it, vi } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import type { Sender } from '@/lib/rpc/define-request';
import { memoryStore } from '@/tests/support/memory-store';
import { createTabSubscriptions, NEW_NAMES_MAX } from './tab-subscriptions';

const ARXIV = 'https://arxiv.org';
const MINUTE = 60_000;

const from = (tab: number, documentId?: string, path = '/list/cs.AI/new') =>
  ({ tab: { id: tab }, url: `${ARXIV}${path}`, ...(documentId && { documentId }) }) as Sender;
/** Names that nobody asked about before. */
const names = (count: number, start = 0) =>
  Array.from({ length: count }, (_, nth) => `arxiv:2401.${start + nth}` as PaperId);

it('a tab is known by what its page asked about', async () => {
  const tabs = createTabSubscriptions(memoryStore());
  await tabs.ask(from(1), names(2));
  await tabs.ask(from(1), names(3));
  expect((await tabs.of(1, ARXIV)).names).toEqual(names(3));
  expect((await tabs.of(2, ARXIV)).names).toEqual([]);
  await tabs.forget(1);
  expect((await tabs.of(1, ARXIV)).names).toEqual([]);
});

it('the next document in a tab is not told what the last one asked', async () => {
  const tabs = createTabSubscriptions(memoryStore());
  await tabs.ask(from(1, 'first'), names(2));
  await tabs.ask(from(1, 'second'), names(1, 10));
  expect(await tabs.of(1, ARXIV)).toEqual({ names: names(1, 10), documentId: 'second' });
});

it('where the browser names no documents, another site in the same tab is told nothing', async () => {
  const tabs = createTabSubscriptions(memoryStore());
  await tabs.ask(from(1), names(2));
  expect((await tabs.of(1, 'https://huggingface.co')).names).toEqual([]);
  await tabs.ask({ tab: { id: 1 }, url: 'https://huggingface.co/papers' } as Sender, names(1, 10));
  expect((await tabs.of(1, 'https://huggingface.co')).names).toEqual(names(1, 10));
  expect((await tabs.of(1, ARXIV)).names).toEqual([]);
});

it('a background that was started again knows it, and what is left to ask', async () => {
  const store = memoryStore();
  await createTabSubscriptions(store).ask(from(1), names(NEW_NAMES_MAX.minute));
  const tabs = createTabSubscriptions(store);
  expect((await tabs.of(1, ARXIV)).names).toHaveLength(NEW_NAMES_MAX.minute);
  expect(await tabs.ask(from(1), names(1, 90_000))).toBe(false);
});

it('names cannot be tried one after the other without end, in whatever documents', async () => {
  let now = 1_000_000_000;
  const tabs = createTabSubscriptions(memoryStore(), () => now);
  let asked = 0;
  for (let minute = 0; minute < 60; minute++) {
    for (let part = 0; part < 12; part++) {
      const start = minute * 100_000 + part * 1_000;
      if (await tabs.ask(from(1, `document ${minute}`), names(1_000, start))) asked += 1_000;
    }
    now += MINUTE;
  }
  expect(asked).toBe(NEW_NAMES_MAX.hour);
});

it('what was asked before may be asked again', async () => {
  const tabs = createTabSubscriptions(memoryStore());
  for (let time = 0; time < 20; time++) expect(await tabs.ask(from(1), names(4_000))).toBe(true);
});

it('keeps so many letters and no more for a tab, the newest', async () => {
  const tabs = createTabSubscriptions(memoryStore());
  const long = Array.from({ length: 300 }, (_, nth) => `url:${'x'.repeat(2_000)}${nth}` as PaperId);
  await tabs.ask(from(1), long);
  const kept = (await tabs.of(1, ARXIV)).names;
  expect(kept.length).toBeLessThan(150);
  expect(kept.at(-1)).toBe(long.at(-1));
});

it('goes on where the store takes nothing', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const tabs = createTabSubscriptions({ ...memoryStore(), set: () => Promise.reject(new Error('quota')) });
  expect(await tabs.ask(from(1), names(1))).toBe(true);
  expect((await tabs.of(1, ARXIV)).names).toEqual(names(1));
  expect(warn).toHaveBeenCalled();
  warn.mockRestore();
});
