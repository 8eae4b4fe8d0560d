import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { zoteroEntries } from '@/lib/sync/adapters/zotero/library-as-zotero-files';
import { openZoteroDesktop } from '@/lib/sync/adapters/zotero/zotero-desktop';
import { makeLibrary, makeStoredPaper } from '@/tests/support/make-library';
import { type Fault, type FaultyProxy, startFaultyProxy } from './support/faulty-proxy';
import { openSync } from './support/open-sync';
import { startZoteroDesktop, type ZoteroDesktopStandIn } from './support/zotero-desktop-stand-in';

let zotero: ZoteroDesktopStandIn;
let proxy: FaultyProxy;
let sync: Awaited<ReturnType<typeof openSync>>;

const memory = makeStoredPaper('2401.00001', { title: 'Memory' });
const tools = makeStoredPaper('2401.00002', { title: 'Tools' });
const loose = makeStoredPaper('2401.00003', { title: 'Loose' });

beforeEach(async () => {
  zotero = await startZoteroDesktop();
  proxy = await startFaultyProxy(zotero.address);
  const place = { kind: 'zotero-desktop', address: proxy.address } as const;
  sync = await openSync(place, async () => openZoteroDesktop(place));
  say();
  return async () => {
    await proxy.stop();
    await zotero.stop();
  };
});

function say(first = memory): void {
  const library = makeLibrary([
    [first, ['Agents', 'Memory']],
    [tools, ['Agents', 'Tools']],
    [loose, []],
  ]);
  const files = zoteroEntries(library, { of: 'library' });
  sync.setFiles(Object.fromEntries(files.map(({ path, text }) => [path, text])));
}

describe('the Zotero on this computer', () => {
  it('gets each paper once, in the collection of its topic or of the nearest above', async () => {
    zotero.collections = [
      { id: 'C1', name: 'Other', level: 1 },
      { id: 'C2', name: 'Papertree', level: 1 },
      { id: 'C3', name: 'Agents', level: 2 },
      { id: 'C4', name: 'Memory', level: 3 },
      { id: 'C5', name: 'Memory', level: 1 },
    ];
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 3 } });
    expect(zotero.saved()).toEqual([
      ['Memory', 'C4'],
      ['Tools', 'C3'],
      ['Loose', 'C2'],
    ]);
    expect(zotero.dropped()).toBe(0);
    say({ ...memory, title: 'Memory II' });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 0, removed: 0 } });
    sync.setFiles({});
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 0, removed: 0 } });
    expect(zotero.saved()).toHaveLength(3);
  });

  it('without collections, gets them in the library, never in a group', async () => {
    await sync.run();
    expect(zotero.saved().map(([, collection]) => collection)).toEqual(['L1', 'L1', 'L1']);
  });

  it('that may be read, is not given what it has', async () => {
    zotero.isReadable = true;
    zotero.items = [{ itemType: 'preprint', title: 'Memory (v1)', extra: 'arXiv:2401.00001 [cs.CL]' }];
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 2 } });
    expect(zotero.saved().map(([title]) => title)).toEqual(['Tools', 'Loose']);
  });

  it('after a death between Zotero and the record, gets nothing twice', async () => {
    await sync.run();
    await sync.db.targetFiles.clear();
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.saved()).toHaveLength(3);
  });

  it('that shows a library nobody may write to, says so', async () => {
    zotero.isEditable = false;
    expect(await sync.run()).toMatchObject({ error: 'target-forbidden' });
  });

  it('that is another program, is not written to', async () => {
    zotero.isOther = true;
    expect(await sync.run()).toMatchObject({ error: 'target-not-understood' });
    expect(zotero.saved()).toEqual([]);
  });

  it('that is not running, says so, and goes on when it is', async () => {
    const port = Number(new URL(zotero.address).port);
    await zotero.stop();
    expect(await sync.run()).toMatchObject({ error: 'target-unreachable', attempts: 1 });
    zotero = await startZoteroDesktop(port);
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.saved()).toHaveLength(3);
  });

  const own = { 'x-zotero-version': '7.0.11' };
  const faults: [string, Fault, string][] = [
    ['401', { status: 401, headers: own }, 'target-refused'],
    ['403', { status: 403, headers: own }, 'target-forbidden'],
    ['404', { status: 404, headers: own }, 'target-gone'],
    ['412', { status: 412, headers: own }, 'target-changed'],
    ['423', { status: 423, headers: own }, 'target-locked'],
    ['429', { status: 429, headers: own }, 'target-busy'],
    ['500', { status: 500, headers: own }, 'target-failing'],
    ['a page with 200', 'login-page', 'target-not-understood'],
    ['half an answer', 'half-an-answer', 'target-unreachable'],
    ['no answer', 'drop', 'target-unreachable'],
  ];
  it.each(faults)('that answers with %s says so, and goes on', async (_, fault, error) => {
    proxy.fail(fault);
    expect(await sync.run()).toMatchObject({ error, attempts: 1 });
    proxy.fail(null);
    expect(await sync.run()).toMatchObject({ error: null, attempts: 0 });
    expect(zotero.saved()).toHaveLength(3);
  });

  it('hanging, is given up on', async () => {
    const timeout = AbortSignal.timeout;
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout.call(AbortSignal, 100));
    proxy.fail('hang');
    expect(await sync.run()).toMatchObject({ error: 'target-unreachable' });
    vi.mocked(AbortSignal.timeout).mockRestore();
  });
});
