// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';
import type { TargetChoices, TargetPlace, TargetSecret } from '@/lib/domain/targets/target';
import { openAdapter } from '@/lib/sync/adapters/open-adapter';
import type { TargetAdapter } from '@/lib/sync/adapters/target-adapter';
import { addTarget, changeTarget, testTarget } from '@/lib/sync/edit-targets';
import { makeTarget, noSecrets, openSync } from './support/open-sync';

const secret = { secret: 'a password', passphrase: '' };
const none = { secret: '', passphrase: '' };
const downloads = { isAllowed: async () => false, save: async () => null };
const id = '01a21f95-4355-4aaa-8dc0-5afafb9ce709';

const webdav = (address: string, user = ''): TargetPlace => ({ kind: 'webdav', address, user });
const open: [string, TargetPlace][] = [
  ['WebDAV', webdav('http://cloud.example/dav/', 'reader')],
  ['WebDAV in the local network', webdav('http://192.168.1.20/dav/')],
  ['GitHub', { kind: 'github', api: 'http://git.example', repository: 'a/b', branch: 'main', folder: '' }],
  ['a gist', { kind: 'gist', api: 'http://git.example', gist: 'a'.repeat(20) }],
  ['Zotero', { kind: 'zotero', api: 'http://zotero.example' }],
];

async function context() {
  const { db } = await openSync(webdav('https://cloud.example/dav/'), () =>
    Promise.reject(new Error('not asked')),
  );
  const written: TargetSecret[] = [];
  const secrets = { ...noSecrets, write: async (_: string, added: TargetSecret) => void written.push(added) };
  const opening = {
    db,
    secrets: { ...secrets, read: async () => secret },
    openAdapter: (target: Parameters<typeof openAdapter>[1], own: TargetSecret) =>
      openAdapter(db, target, own, downloads),
  };
  return { opening, written, db };
}

const choicesOf = (place: TargetPlace): TargetChoices => ({ ...makeTarget(id, place) });

describe.each(open)('a secret goes to no %s over an open line', (_, place) => {
  it('when it is tested, added, changed or run', async () => {
    const { opening, written, db } = await context();
    const refused = { code: 'secret-needs-https' };
    const choices = choicesOf(place);
    await expect(testTarget(opening, id, choices, secret)).rejects.toMatchObject(refused);
    await expect(addTarget(opening, id, choices, secret)).rejects.toMatchObject(refused);
    await expect(changeTarget(opening, 'one', choices, secret)).rejects.toMatchObject(refused);
    // The old secret stays, and would go to the new address.
    await expect(changeTarget(opening, 'one', choices)).rejects.toMatchObject(refused);
    await expect(opening.openAdapter(makeTarget(id, place), secret)).rejects.toMatchObject(refused);
    expect(written).toEqual([]);
    expect(await db.targets.get(id)).toBeUndefined();
  });
});

describe('of a target that is there', () => {
  const place = webdav('https://cloud.example/dav/', 'reader');
  const kept = { secret: 'a password', passphrase: 'a passphrase' };

  async function saved() {
    const { opening, written } = await context();
    const asked: TargetSecret[] = [];
    const openAdapter = async (_: unknown, own: TargetSecret): Promise<TargetAdapter> => {
      asked.push(own);
      const done = async () => [];
      return { batch: 1, list: async () => new Map(), read: never, write: done, remove: never };
    };
    return {
      opening: { ...opening, secrets: { ...opening.secrets, read: async () => kept }, openAdapter },
      written,
      asked,
    };
  }
  const never = async () => Promise.reject(new Error('not asked'));

  it.each([
    [{ secret: 'another' }, { secret: 'another', passphrase: 'a passphrase' }],
    [{ passphrase: 'another' }, { secret: 'a password', passphrase: 'another' }],
    [
      { secret: 'one', passphrase: 'two' },
      { secret: 'one', passphrase: 'two' },
    ],
  ])('what was typed (%j) replaces itself alone', async (typed, expected) => {
    const { opening, written, asked } = await saved();
    await changeTarget(opening, 'one', choicesOf(place), typed);
    expect(written).toEqual([expected]);
    await testTarget(opening, 'one', choicesOf(place), typed);
    expect(asked).toEqual([expected]);
  });

  it('nothing typed leaves all as it is, and is tested with what is kept', async () => {
    const { opening, written, asked } = await saved();
    await changeTarget(opening, 'one', choicesOf(place));
    expect(written).toEqual([]);
    await testTarget(opening, 'one', choicesOf(place), {});
    expect(asked).toEqual([kept]);
  });
});

it('what needs no secret may be open, and so may this computer', async () => {
  const { opening } = await context();
  const places = [webdav('http://cloud.example/dav/'), webdav('http://127.0.0.1:5000/dav/')];
  await expect(opening.openAdapter(makeTarget(id, places[0] as TargetPlace), none)).resolves.toBeDefined();
  await expect(opening.openAdapter(makeTarget(id, places[1] as TargetPlace), secret)).resolves.toBeDefined();
});

it('an address that holds a password is not taken', async () => {
  const { opening } = await context();
  const place = webdav('https://reader:secret@cloud.example/dav/');
  await expect(testTarget(opening, id, choicesOf(place), none)).rejects.toMatchObject({
    code: 'address-with-password',
  });
});

it('a secret is in no table of the database', async () => {
  const { opening, db } = await context();
  await addTarget(opening, id, choicesOf(webdav('https://cloud.example/dav/', 'reader')), secret);
  const rows = await Promise.all(db.tables.map((table) => table.toArray()));
  expect(JSON.stringify(rows)).toContain('cloud.example');
  expect(JSON.stringify(rows)).not.toContain(secret.secret);
});

it('a secret goes to the address that was given and no further, without cookies', async () => {
  const asked: [string, RequestInit | undefined][] = [];
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    asked.push([address, init]);
    return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } });
  });
  const { opening } = await context();
  for (const [, place] of open) {
    const there = JSON.parse(JSON.stringify(place).replaceAll('http://', 'https://'));
    const adapter = await opening.openAdapter(makeTarget(id, there), secret);
    await expect(adapter.list(new Map([['papers.bib', null]]))).rejects.toMatchObject({
      code: 'target-redirects',
    });
  }
  expect(asked.length).toBeGreaterThanOrEqual(open.length);
  for (const [address, init] of asked) {
    expect(address).not.toContain('elsewhere');
    expect(init).toMatchObject({ credentials: 'omit', redirect: 'manual' });
  }
  vi.unstubAllGlobals();
});
