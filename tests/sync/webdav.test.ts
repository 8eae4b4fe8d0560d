import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWebDav } from '@/lib/sync/adapters/webdav/webdav';
import { decideConflict } from '@/lib/sync/running/decide-conflict';
import { type Fault, type FaultyProxy, startFaultyProxy } from './support/faulty-proxy';
import { openSync } from './support/open-sync';
import { type DavServer, davServers, PASSWORD, USER } from './support/webdav-servers';

/** The requests that a fault hits. A proxy causes it in front of either server, so that the parts are tried at one. */
const parts: Record<string, [string, (method: string) => boolean][]> = {
  rclone: [
    ['everything', () => true],
    ['uploads', (method) => method === 'PUT'],
  ],
  'Apache mod_dav': [['everything', () => true]],
};

describe.each(davServers)('a target on $name', ({ name, isHere, start }) => {
  describe.runIf(isHere)('', () => {
    let server: DavServer;
    let proxy: FaultyProxy;
    let sync: Awaited<ReturnType<typeof openSync>>;
    let password = PASSWORD;

    beforeAll(async () => {
      server = await start();
      proxy = await startFaultyProxy(server.address);
    });
    afterAll(async () => {
      await proxy?.stop();
      await server?.stop();
    });
    beforeEach(async () => {
      vi.spyOn(console, 'warn').mockReturnValue();
      password = PASSWORD;
      sync = await open('w1');
      sync.setFiles({ 'refs.bib': 'one', 'Agents/Memory & más.bib': 'two' });
    });
    afterEach(async () => {
      proxy.fail(null);
      for (const name of await readdir(server.folder))
        await rm(join(server.folder, name), { recursive: true });
    });

    const place = () => ({ kind: 'webdav', address: proxy.address, user: USER }) as const;
    const open = (writer: string) =>
      openSync(place(), async () => openWebDav({ place: place(), password, writer }));
    const at = (path: string) => readFile(join(server.folder, path), 'utf8');
    const files = async () =>
      (await readdir(server.folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort();

    it('is written whole, with its folders, and later only where something changed', async () => {
      expect(await sync.run()).toMatchObject({
        error: null,
        attempts: 0,
        lastRun: { written: 2, removed: 0 },
      });
      expect(await at('refs.bib')).toBe('one');
      expect(await at('Agents/Memory & más.bib')).toBe('two');
      sync.setFiles({ 'refs.bib': 'one and more', 'Agents/Memory & más.bib': 'two' });
      expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 1, paths: ['refs.bib'] } });
      expect(await at('refs.bib')).toBe('one and more');
      expect(await files()).toEqual(['Memory & más.bib', 'refs.bib']);
    });

    it('loses the files that the library lost, and no others', async () => {
      await sync.run();
      await writeFile(join(server.folder, 'theirs.bib'), 'a stranger');
      sync.setFiles({ 'refs.bib': 'one' });
      expect(await sync.run()).toMatchObject({ error: null, lastRun: { removed: 1 } });
      expect(await files()).toEqual(['refs.bib', 'theirs.bib']);
    });

    it('keeps a file that another program has changed, until the person says what to do with it', async () => {
      await sync.run();
      await changedByAnother('refs.bib', 'edited by hand');
      sync.setFiles({ 'refs.bib': 'ours, newer', 'Agents/Memory & más.bib': 'two, newer' });
      await sync.run();
      expect(await at('refs.bib')).toBe('edited by hand');
      expect(await at('Agents/Memory & más.bib')).toBe('two, newer');
      expect((await sync.row('refs.bib'))?.conflict).toBeTruthy();

      await decide('write-beside');
      expect(await at('refs.bib')).toBe('edited by hand');
      expect(await at('refs (Papertree).bib')).toBe('ours, newer');
    });

    it.each([
      ['keep-theirs', 'edited by hand'],
      ['overwrite', 'ours, newer'],
    ] as const)('after "%s" has %s', async (choice, text) => {
      await sync.run();
      await changedByAnother('refs.bib', 'edited by hand');
      sync.setFiles({ 'refs.bib': 'ours, newer' });
      await sync.run();
      await decide(choice);
      expect(await at('refs.bib')).toBe(text);
      expect((await sync.row('refs.bib'))?.conflict).toBeNull();
    });

    it('does not overwrite what stood there before it', async () => {
      await changedByAnother('refs.bib', 'a thesis of five years');
      await sync.run();
      expect(await at('refs.bib')).toBe('a thesis of five years');
      expect((await sync.row('refs.bib'))?.conflict).toBeTruthy();
    });

    it('knows its own file again after a death between the server and the record', async () => {
      await sync.run();
      sync.setFiles({ 'refs.bib': 'newer' });
      await sync.db.targetFiles.update(['one', 'refs.bib'], { writing: await hash('newer') });
      await changedByAnother('refs.bib', 'newer');
      sync.setFiles({ 'refs.bib': 'newest' });
      await sync.run();
      expect(await at('refs.bib')).toBe('newest');
    });

    it('written by two browsers at once, loses neither', async () => {
      const other = await open('w2');
      sync.setFiles({ 'refs.bib': 'from the first' });
      other.setFiles({ 'refs.bib': 'from the second' });
      await Promise.all([sync.run(), other.run()]);
      // A server may turn one of two moves at the same moment away as locked; it comes back.
      for (const each of [sync, other]) expect(await each.run()).toMatchObject({ error: null });
      expect(['from the first', 'from the second']).toContain(await at('refs.bib'));
      const rows = [await sync.row('refs.bib'), await other.row('refs.bib')];
      expect(rows.filter((row) => row?.conflict)).toHaveLength(1);
      expect(await files()).toEqual(['refs.bib']);
    });

    it('merges into a note that a person wrote in', async () => {
      sync.setMerge((existing, ours) => `${ours}\n${existing.split('\n').slice(1).join('\n')}`);
      sync.setFiles({ 'note.md': 'head' });
      await sync.run();
      await changedByAnother('note.md', 'head\nmine');
      await sync.run();
      expect(await at('note.md')).toBe('head\nmine');
      sync.setFiles({ 'note.md': 'new head' });
      expect(await sync.run()).toMatchObject({ error: null });
      expect(await at('note.md')).toBe('new head\nmine');
      // The paper goes; what a person wrote of it stays.
      sync.setFiles({});
      expect(await sync.run()).toMatchObject({ error: null, lastRun: { removed: 0 } });
      expect(await at('note.md')).toBe('new head\nmine');
    });

    const faults: [string, Fault, string][] = [
      ['401', { status: 401 }, 'target-refused'],
      ['403', { status: 403 }, 'target-forbidden'],
      ['404', { status: 404 }, 'target-gone'],
      ['409', { status: 409 }, 'target-changed'],
      ['412', { status: 412 }, 'target-changed'],
      ['423', { status: 423 }, 'target-locked'],
      ['429', { status: 429, headers: { 'retry-after': '600' } }, 'target-busy'],
      ['500', { status: 500 }, 'target-failing'],
      ['507', { status: 507 }, 'target-full'],
      ['a login page with 200', 'login-page', 'target-not-webdav'],
      ['a way to a login page', 'redirect', 'target-redirects'],
      ['half an answer', 'half-an-answer', 'target-unreachable'],
      ['no answer', 'drop', 'target-unreachable'],
    ];

    describe.each(faults)('that answers with %s', (_, fault, error) => {
      it.each(parts[name] ?? [])(
        'to %s says so, keeps the last good file and goes on',
        async (which, isMeant) => {
          await sync.run();
          sync.setFiles({ 'refs.bib': 'newer', 'Agents/Memory & más.bib': 'newer' });
          proxy.fail(fault, isMeant);
          const failed = await sync.run();
          expect(failed).toMatchObject({ attempts: 1, isRunning: false });
          // To PUT and MOVE, 404 and 409 say that the folder is gone, which is another sentence of the same sense.
          if (which === 'everything') expect(failed.error).toBe(error);
          else expect(failed.error).toMatch(/^target-/);
          expect(failed.dueAt).toBeGreaterThan(Date.now());
          expect(sync.wakes.at(-1)).toBe(failed.dueAt);
          if (error === 'target-busy') expect(failed.dueAt).toBeGreaterThan(Date.now() + 590_000);
          expect(await at('refs.bib')).toBe('one');
          expect(await at('Agents/Memory & más.bib')).toBe('two');

          proxy.fail(null);
          await sync.db.queue.update(['sync', 'one'], { dueAt: Date.now() });
          sync.runner.wake();
          await sync.runner.idle();
          expect(await sync.target()).toMatchObject({ error: null, attempts: 0 });
          expect(await at('refs.bib')).toBe('newer');
          expect((await files()).filter((name) => name.endsWith('.part'))).toEqual([]);
        },
      );
    });

    it('hanging, is given up on', async () => {
      const timeout = AbortSignal.timeout;
      vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout.call(AbortSignal, 100));
      proxy.fail('hang');
      expect(await sync.run()).toMatchObject({ error: 'target-unreachable' });
      vi.mocked(AbortSignal.timeout).mockRestore();
      proxy.fail(null);
      expect(await sync.run()).toMatchObject({ error: null });
    });

    it('whose password is no longer good in mid-run, says so and goes on with the new one', async () => {
      let puts = 0;
      proxy.fail({ status: 401 }, (method) => method === 'PUT' && ++puts > 1);
      expect(await sync.run()).toMatchObject({ error: 'target-refused' });
      expect(await files()).toHaveLength(1);
      proxy.fail(null);
      password = 'wrong';
      expect(await sync.run()).toMatchObject({ error: 'target-refused' });
      password = PASSWORD;
      expect(await sync.run()).toMatchObject({ error: null });
      expect(await files()).toHaveLength(2);
    });

    it('whose folder was taken away, is not re-created, and goes on when it is back', async () => {
      await sync.run();
      await rename(server.folder, `${server.folder}-away`);
      try {
        sync.setFiles({ 'refs.bib': 'newer' });
        expect(await sync.run()).toMatchObject({ error: 'target-gone' });
      } finally {
        await rename(`${server.folder}-away`, server.folder);
      }
      expect(await sync.run()).toMatchObject({ error: null });
      expect(await at('refs.bib')).toBe('newer');
    });

    it('writes a file again that somebody deleted', async () => {
      await sync.run();
      await rm(join(server.folder, 'refs.bib'));
      await sync.run();
      expect(await at('refs.bib')).toBe('one');
    });

    async function decide(choice: 'keep-theirs' | 'write-beside' | 'overwrite') {
      const row = await sync.row('refs.bib');
      if (!row) throw new Error('no row');
      await sync.db.targetFiles.put(decideConflict(row, choice));
      expect(await sync.run()).toMatchObject({ error: null });
    }

    async function changedByAnother(path: string, text: string) {
      const full = join(server.folder, path);
      await mkdir(join(full, '..'), { recursive: true });
      await writeFile(full, text);
      if (process.getuid?.() === 0) execFileSync('chown', ['www-data', full]);
    }
  });
});

async function hash(text: string): Promise<string> {
  const { hashOf } = await import('@/lib/sync/running/hash-text');
  return hashOf(text);
}
