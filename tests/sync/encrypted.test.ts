import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '@/lib/sync/adapters/encrypting-adapter';
import { openFolder } from '@/lib/sync/adapters/folder';
import type { TargetAdapter } from '@/lib/sync/adapters/target-adapter';
import { resolveConflict } from '@/lib/sync/edit-targets';
import { decrypt, type EncryptionKey } from '@/lib/sync/encryption/encrypt-file';
import { MemoryFolder } from './support/memory-folder';
import { openSync } from './support/open-sync';

const PASSPHRASE = 'a long passphrase';
/** `@misc{ä}`, as Papertree 0.1.0 wrote it with this passphrase. */
const VERSION_1 =
  'papertree-encrypted 1 600000 k0CaKlmwGqzyDSRiBmObuA== 9ly1fdBdynehBc/Q k1JnZIDqAAyv74DAbbTrbQ== OYHCLiFT6x/l\n' +
  'fQT9eIEtXvb5xhci5vyFSAPx6YrlApUkmQ==\n';
const A = 'a.md.encrypted';
const B = 'b.md.encrypted';

let folder: MemoryFolder;
let sync: Awaited<ReturnType<typeof openSync>>;
let passphrase: string;

const adapters = new Map<string, TargetAdapter>();

/** One for all tests, since to stretch a passphrase takes long; it writes to the folder of the test. */
const adapterOf = (of: string) => {
  const opened =
    adapters.get(of) ??
    openEncrypted(
      {
        batch: 1,
        list: (known) => openFolder(folder.asHandle()).list(known),
        read: (path) => openFolder(folder.asHandle()).read(path),
        write: (files) => openFolder(folder.asHandle()).write(files),
        remove: (path, tag) => openFolder(folder.asHandle()).remove(path, tag),
      },
      of,
    );
  adapters.set(of, opened);
  return opened;
};
const keys = new Map<string, EncryptionKey>();

beforeEach(async () => {
  folder = new MemoryFolder('Papers');
  passphrase = PASSPHRASE;
  sync = await openSync({ kind: 'folder', name: 'Papers' }, async () => adapterOf(passphrase));
  sync.setFiles({ 'a.md': 'a', 'b.md': 'b' });
});

const fileAt = (path: string) => folder.contents()[path] ?? '';
const textAt = async (path: string) => (await decrypt(fileAt(path), passphrase, keys)).text;
const flawOf = async (path: string) => {
  const { conflict, flaw } = (await sync.row(path)) ?? {};
  return conflict === null ? null : flaw;
};

/** Two versions of `a.md` were written; answers with the older file. */
async function writeTwice(): Promise<string> {
  await sync.run();
  const old = fileAt(A);
  sync.setFiles({ 'a.md': 'a, newer', 'b.md': 'b' });
  await sync.run();
  expect(await textAt(A)).toBe('a, newer');
  return old;
}

describe.each([
  ['replaced', null],
  ['merged', (_: string, ours: string) => ours],
])('an encrypted file that is %s', (_, merge) => {
  beforeEach(() => {
    if (merge) sync.setMerge(merge);
  });

  it('and in the place of another, is told, left alone, and the others go on', async () => {
    await sync.run();
    folder.put(A, fileAt(B));
    const swapped = fileAt(A);
    sync.setFiles({ 'a.md': 'a, newer', 'b.md': 'b, newer' });
    expect(await sync.run()).toMatchObject({ error: null });
    expect(await flawOf('a.md')).toBe('file-misplaced');
    expect(fileAt(A)).toBe(swapped);
    expect(await textAt(B)).toBe('b, newer');
  });

  it('and in the place of a newer one, is told and left alone', async () => {
    const old = await writeTwice();
    folder.put(A, old);
    sync.setFiles({ 'a.md': 'a, newest', 'b.md': 'b' });
    expect(await sync.run()).toMatchObject({ error: null });
    expect(await flawOf('a.md')).toBe('file-outdated');
    expect(fileAt(A)).toBe(old);
  });

  it('is told also where the library has nothing new', async () => {
    const old = await writeTwice();
    folder.put(A, old);
    await sync.run();
    expect(await flawOf('a.md')).toBe('file-outdated');
  });

  it('and in the place of a newer one, is overwritten where the person says so, and then is the newest', async () => {
    const old = await writeTwice();
    const second = fileAt(A);
    folder.put(A, old);
    await sync.run();
    await resolveConflict(sync.context, 'one', 'a.md', 'overwrite');
    sync.setFiles({ 'a.md': 'a, newest', 'b.md': 'b' });
    await sync.run();
    expect(await textAt(A)).toBe('a, newest');
    expect(await flawOf('a.md')).toBeNull();
    folder.put(A, second);
    await sync.run();
    expect(await flawOf('a.md')).toBe('file-outdated');
  });

  it('and is put back in its newest version, is no longer told of', async () => {
    const old = await writeTwice();
    const newest = fileAt(A);
    folder.put(A, old);
    await sync.run();
    folder.put(A, newest);
    await sync.run();
    expect(await flawOf('a.md')).toBeNull();
  });

  it('is told from one of version 1 that is in its place', async () => {
    await sync.run();
    folder.put(A, VERSION_1);
    sync.setFiles({ 'a.md': 'a, newer', 'b.md': 'b' });
    await sync.run();
    expect(await flawOf('a.md')).toBe('file-outdated');
  });

  it('of another passphrase is told and left alone', async () => {
    await sync.run();
    const file = fileAt(A);
    folder.put(A, file);
    passphrase = 'another passphrase';
    sync.setFiles({ 'a.md': 'a, newer', 'b.md': 'b' });
    await sync.run();
    expect(await flawOf('a.md')).toBe('wrong-passphrase');
    expect(fileAt(A)).toBe(file);
    passphrase = PASSPHRASE;
    await sync.run();
    expect(await textAt(A)).toBe('a, newer');
    expect(await flawOf('a.md')).toBeNull();
  });
});

it('a note that cannot be decrypted is not merged as what a person wrote', async () => {
  const merged: string[] = [];
  sync.setMerge((existing, ours) => {
    merged.push(existing);
    return ours;
  });
  folder.put(A, 'not encrypted by us');
  await sync.run();
  expect(merged).toEqual([]);
  expect(await flawOf('a.md')).toBe('file-altered');
  expect(fileAt(A)).toBe('not encrypted by us');
});

it('a note of version 1 is merged, and written in version 2', async () => {
  sync.setMerge((existing, ours) => `${existing} + ${ours}`);
  folder.put(A, VERSION_1);
  await sync.run();
  expect(await textAt(A)).toBe('@misc{ä} + a');
  expect(await decrypt(fileAt(A), passphrase, keys)).toMatchObject({ origin: { path: 'a.md' } });
});

it('numbers go on where the clock was set back', async () => {
  await sync.run();
  const rows = sync.db.targetFiles;
  const ahead = Date.UTC(2100, 0);
  await rows.update(['one', 'b.md'], { sequence: ahead });
  sync.setFiles({ 'a.md': 'a', 'b.md': 'b, newer' });
  await sync.run();
  expect((await decrypt(fileAt(B), passphrase, keys)).origin?.sequence).toBe(ahead + 1);
});
