import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWebDav } from '@/lib/sync/adapters/webdav/webdav';
import { type Refusal, startWebDavStandIn, type WebDavStandIn } from './support/webdav-stand-in';

let server: WebDavStandIn;
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  server = await startWebDavStandIn();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

const open = () =>
  openWebDav({
    place: { kind: 'webdav', address: server.address, user: 'reader' },
    password: 'secret',
    writer: 'w1',
  });
const write = (text: string, base: string | null, adapter = open()) =>
  adapter.write([{ path: 'refs.bib', text, base, left: [] }]).then(([result]) => result);
const tagOf = async () => (await open().list(new Map()))?.get('refs.bib') ?? null;
const answers =
  (
    methods: string[],
    status: number,
    isMeant: (headers: Record<string, unknown>) => boolean = () => true,
  ): Refusal =>
  (method, _, headers) =>
    methods.includes(method) && isMeant(headers) ? { status } : null;
const isAbsolute = ({ destination }: Record<string, unknown>) => /^https?:/.test(`${destination}`);

/** What is known of servers behind proxies, and others of their kind. */
const refusals: [string, Refusal][] = [
  ...[400, 403, 404, 405, 409, 412, 500, 501, 502, 504].map((status): [string, Refusal] => [
    `MOVE: ${status}`,
    answers(['MOVE'], status),
  ]),
  ['MOVE to an address: 502', answers(['MOVE'], 502, isAbsolute)],
  ['MOVE and COPY to an address: 502', answers(['MOVE', 'COPY'], 502, isAbsolute)],
  ['MOVE and COPY: 405', answers(['MOVE', 'COPY'], 405)],
  ['MOVE and COPY: 502', answers(['MOVE', 'COPY'], 502)],
  ['If: 412', answers(['MOVE', 'COPY'], 412, (headers) => headers.if !== undefined)],
  [
    'MOVE and COPY: 501, and conditions of PUT: 412',
    (method, _, headers) =>
      method === 'MOVE' || method === 'COPY'
        ? { status: 501 }
        : method === 'PUT' && (headers['if-match'] || headers['if-none-match'])
          ? { status: 412 }
          : null,
  ],
  ['MOVE: a page with 200', (method) => (method === 'MOVE' ? { status: 200, body: '<html>Log in' } : null)],
  [
    'MOVE: a way to a login page',
    (method) => (method === 'MOVE' ? { status: 302, headers: { location: '/login' } } : null),
  ],
];

describe.each(refusals)('a server that answers %s', (_, refusal) => {
  it('is written to another way, whole and guarded, and passes the test', async () => {
    server.refuse(refusal);
    const adapter = open();
    await adapter.probe?.();
    expect([...server.files]).toEqual([]);
    expect(await write('one', null, adapter)).toHaveProperty('tag');
    const first = await tagOf();
    expect(await write('two', first, adapter)).toEqual({ tag: await tagOf() });
    expect([...server.files]).toEqual([['refs.bib', 'two']]);
    server.files.set('refs.bib', 'by another program');
    expect(await write('three', first, adapter)).toEqual({ changed: true });
    expect(await write('three', null, adapter)).toEqual({ changed: true });
    expect([...server.files]).toEqual([['refs.bib', 'by another program']]);
  });
});

it('a server that can be moved on is asked for nothing else', async () => {
  await write('one', null);
  expect(server.log.filter((line) => /^(COPY|MOVE)/.test(line))).toHaveLength(1);
});

it('what a server refused once is not asked again in the same run', async () => {
  server.refuse(answers(['MOVE', 'COPY'], 405));
  const adapter = open();
  await write('one', null, adapter);
  const before = server.log.length;
  await write('two', await tagOf(), adapter);
  expect(server.log.slice(before).filter((line) => /^(COPY|MOVE)/.test(line))).toEqual([]);
});

it('a server that cuts what it is sent keeps the old file whole', async () => {
  await write('the first text', null);
  server.cutAt(10);
  await expect(write('the second text', await tagOf())).rejects.toMatchObject({ code: 'target-full' });
  expect([...server.files]).toEqual([['refs.bib', 'the first text']]);
  server.cutAt(100);
  await write('the second text', await tagOf());
  expect([...server.files]).toEqual([['refs.bib', 'the second text']]);
});

describe('the test at set-up', () => {
  it.each<[string, string, Refusal]>([
    ['a wrong password', 'target-refused', answers(['PROPFIND'], 401)],
    ['a password that holds for a while', 'target-refused', answers(['MOVE'], 401)],
    ['an address without WebDAV', 'target-not-webdav', answers(['PROPFIND'], 405)],
    [
      'a page for logging in',
      'target-not-webdav',
      (method) => (method === 'PROPFIND' ? { status: 200, body: '<html>Log in' } : null),
    ],
    ['a way to a login page', 'target-redirects', () => ({ status: 302, headers: { location: '/login' } })],
    ['a folder that is not there', 'target-gone', answers(['PROPFIND'], 404)],
    ['a right to read alone', 'target-forbidden', answers(['PUT', 'MOVE', 'COPY', 'DELETE'], 403)],
    ['no files taken', 'target-refuses-files', answers(['PUT'], 405)],
    [
      'no file ever replaced',
      'target-cannot-replace',
      (method, path) =>
        method === 'MOVE' || method === 'COPY' || (method === 'PUT' && !path.endsWith('.part'))
          ? { status: 405 }
          : null,
    ],
    ['no file ever removed', 'target-cannot-remove', answers(['DELETE'], 405)],
    ['a lock', 'target-locked', answers(['MOVE'], 423)],
    ['a full disk', 'target-full', answers(['PUT'], 507)],
    ['a full disk when it is moved', 'target-full', answers(['MOVE'], 507)],
  ])('says what is wrong with %s: %s', async (_, code, refusal) => {
    server.refuse(refusal);
    const adapter = open();
    const test = async () => {
      await adapter.list(new Map());
      await adapter.probe?.();
    };
    await expect(test()).rejects.toMatchObject({ code });
  });

  it('leaves nothing, and removes what a test left that died', async () => {
    server.files.set('papertree-test-w1.txt', 'half');
    server.files.set('theirs.bib', 'theirs');
    await open().probe?.();
    expect([...server.files]).toEqual([['theirs.bib', 'theirs']]);
  });

  it('follows a folder whose address has no slash', async () => {
    server.refuse((method, path) =>
      method === 'PROPFIND' && path === '/dav/' ? { status: 301, headers: { location: '/dav' } } : null,
    );
    server.files.set('refs.bib', 'one');
    expect([...((await open().list(new Map()))?.keys() ?? [])]).toEqual(['refs.bib']);
    expect(server.log).toContain('PROPFIND /dav');
  });
});
