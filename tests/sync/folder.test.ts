import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openEncrypted } from '@/lib/sync/adapters/encrypting-adapter';
import { openFolder } from '@/lib/sync/adapters/folder';
import { decrypt } from '@/lib/sync/encryption/encrypt-file';
import { MemoryFolder } from './support/memory-folder';
import { openSync } from './support/open-sync';

const place = { kind: 'folder', name: 'Papers' } as const;
let folder: MemoryFolder;
let sync: Awaited<ReturnType<typeof openSync>>;

beforeEach(async () => {
  folder = new MemoryFolder('Papers');
  sync = await openSync(place, async () => openFolder(folder.asHandle()));
  sync.setFiles({ 'papers.bib': 'one', 'Agents/Memory.md': 'two' });
});

describe('a picked folder', () => {
  it('is written, follows, and loses only what is ours', async () => {
    folder.put('theirs.txt', 'theirs');
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 2 } });
    sync.setFiles({ 'papers.bib': 'newer' });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 1, removed: 1 } });
    expect(folder.contents()).toEqual({ 'papers.bib': 'newer', 'theirs.txt': 'theirs' });
  });

  it('keeps what another program wrote', async () => {
    await sync.run();
    folder.put('papers.bib', 'edited by hand');
    sync.setFiles({ 'papers.bib': 'ours', 'Agents/Memory.md': 'two' });
    await sync.run();
    expect(folder.contents()['papers.bib']).toBe('edited by hand');
    expect((await sync.row('papers.bib'))?.conflict).toBeTruthy();
  });

  it.each([
    ['is full', 'QuotaExceededError', 'target-full'],
    ['may no longer be written', 'NotAllowedError', 'folder-needs-click'],
    ['was taken away', 'NotFoundError', 'target-gone'],
    ['is locked', 'NoModificationAllowedError', 'target-locked'],
  ])('that %s says so, keeps the last good file and goes on', async (_, name, error) => {
    await sync.run();
    sync.setFiles({ 'papers.bib': 'newer', 'New/One.md': 'new' });
    folder.failWith(name);
    expect(await sync.run()).toMatchObject({ error, attempts: 1 });
    expect(folder.contents()).toEqual({ 'papers.bib': 'one', 'Agents/Memory.md': 'two' });
    folder.failWith(null);
    expect(await sync.run()).toMatchObject({ error: null, attempts: 0 });
    expect(folder.contents()).toEqual({ 'papers.bib': 'newer', 'New/One.md': 'new' });
  });

  it.each([
    ['whose name is not allowed', 'a.md', 'TypeError', 'target-refuses-file'],
    ['in whose place a folder stands', 'a.md', 'TypeMismatchError', 'target-refuses-file'],
    ['that another program holds', 'papers.bib', 'NoModificationAllowedError', 'target-locked'],
  ])('a file %s stops no other, is said, and is tried again', async (_, path, name, error) => {
    await sync.run();
    const before = folder.contents();
    const files: Record<string, string> = { 'a.md': 'a', 'papers.bib': 'newer', 'z.md': 'z' };
    sync.setFiles(files);
    folder.refuse(path, name);
    expect(await sync.run()).toMatchObject({ error, attempts: 1, isRunning: false });
    const { [path]: _refused, ...others } = files;
    // Nothing is removed before all is written: what goes may be what the refused file takes the place of.
    expect(folder.contents()).toEqual({ ...before, ...others });
    expect((await sync.row(path))?.writing).toBeTruthy();
    expect((await sync.row('z.md'))?.writing).toBeNull();
    folder.refuse(path, null);
    expect(await sync.run()).toMatchObject({ error: null, attempts: 0 });
    expect(folder.contents()).toEqual(files);
  });

  it('a file that cannot be removed stops no other', async () => {
    await sync.run();
    folder.refuse('Agents/Memory.md', 'NoModificationAllowedError');
    sync.setFiles({ 'z.md': 'z' });
    expect(await sync.run()).toMatchObject({ error: 'target-locked' });
    expect(folder.contents()).toEqual({ 'Agents/Memory.md': 'two', 'z.md': 'z' });
  });

  it('reads no file that is longer than any of ours', async () => {
    folder.put('papers.bib', 'theirs');
    const handle = folder.asHandle();
    const getFileHandle = handle.getFileHandle.bind(handle);
    const text = vi.fn();
    handle.getFileHandle = async (name) => ({
      ...(await getFileHandle(name)),
      getFile: async () => ({ size: 50_000_001, lastModified: 1, text }) as unknown as File,
    });
    await expect(openFolder(handle).read('papers.bib')).rejects.toMatchObject({
      code: 'target-not-understood',
    });
    expect(text).not.toHaveBeenCalled();
  });

  it('asked for again while it runs, is run again', async () => {
    const read = vi.spyOn(sync.context, 'exportFiles').mockImplementationOnce(async () => {
      await sync.ask();
      return [{ path: 'papers.bib', text: 'old' }];
    });
    expect(await sync.run()).toMatchObject({ error: null, dueAt: null });
    expect(read).toHaveBeenCalledTimes(2);
    expect(folder.contents()).toMatchObject({ 'papers.bib': 'one' });
  });

  it('wants a click after a restart, and is not touched before', async () => {
    folder.permission = 'prompt';
    expect(await sync.run()).toMatchObject({ error: 'folder-needs-click' });
    expect(folder.contents()).toEqual({});
    folder.permission = 'granted';
    expect(await sync.run()).toMatchObject({ error: null });
  });
});

describe('encrypted', () => {
  const passphrase = 'a long passphrase';

  beforeEach(async () => {
    sync = await openSync(place, async () => openEncrypted(openFolder(folder.asHandle()), passphrase));
    sync.setFiles({ 'papers.bib': 'one' });
  });

  it('holds what only the passphrase opens, and is written again only where something changed', async () => {
    await sync.run();
    const file = folder.contents()['papers.bib.encrypted'] ?? '';
    expect(file).not.toContain('one');
    expect(await decrypt(file, passphrase)).toMatchObject({ text: 'one', origin: { path: 'papers.bib' } });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 0 } });
    expect(folder.contents()['papers.bib.encrypted']).toBe(file);
  });

  it('and altered there, is not overwritten', async () => {
    await sync.run();
    folder.put('papers.bib.encrypted', 'altered');
    sync.setFiles({ 'papers.bib': 'newer' });
    expect(await sync.run()).toMatchObject({ error: null });
    expect(folder.contents()['papers.bib.encrypted']).toBe('altered');
    expect((await sync.row('papers.bib'))?.conflict).toBeTruthy();
  });
});
