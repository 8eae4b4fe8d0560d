import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GONE, NOTHING_LEFT, type TargetContent } from '@/lib/domain/targets/target';
import { zoteroFiles } from '@/lib/sync/adapters/zotero/library-as-zotero-files';
import { openZotero } from '@/lib/sync/adapters/zotero/zotero';
import { resolveConflict } from '@/lib/sync/edit-targets';
import { makeLibrary, makeStoredPaper, topicIdOf } from '@/tests/support/make-library';
import { type Fault, type FaultyProxy, startFaultyProxy } from './support/faulty-proxy';
import { openSync } from './support/open-sync';
import { startZotero, ZOTERO_KEY, type ZoteroStandIn } from './support/zotero-stand-in';

type Sync = Awaited<ReturnType<typeof openSync>>;

let zotero: ZoteroStandIn;
let proxy: FaultyProxy;
let sync: Sync;

const place = () => ({ kind: 'zotero', api: proxy.address }) as const;
const memory = makeStoredPaper('2401.00001', { title: 'Memory', tags: ['later'], abstract: 'Of agents.' });
const tools = makeStoredPaper('2401.00002', { title: 'Tools' });
const loose = makeStoredPaper('2401.00003', { title: 'Loose' });
const three = () =>
  makeLibrary([
    [memory, ['Agents', 'Memory']],
    [tools, ['Agents']],
    [loose, []],
  ]);

beforeEach(async () => {
  zotero = await startZotero();
  proxy = await startFaultyProxy(zotero.address);
  sync = await open();
  say(three());
  return async () => {
    await proxy.stop();
    await zotero.stop();
  };
});

const open = () => openSync(place(), async () => openZotero(place(), ZOTERO_KEY));

function say(library: ReturnType<typeof three>, on = sync, content: TargetContent = { of: 'library' }): void {
  on.setFiles(Object.fromEntries(zoteroFiles(library, content).map(({ path, text }) => [path, text])));
}

const titles = () =>
  zotero
    .items()
    .map(({ title }) => title)
    .sort();

describe('a Zotero library', () => {
  it('has papers as items and the tree as nested collections', async () => {
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 6 } });
    expect(zotero.collections()).toEqual(['Papertree', 'Papertree > Agents', 'Papertree > Agents > Memory']);
    expect(zotero.placesOf('Memory')).toEqual(['Papertree > Agents > Memory']);
    expect(zotero.placesOf('Loose')).toEqual(['Papertree']);
    expect(zotero.items().find(({ title }) => title === 'Memory')).toMatchObject({
      itemType: 'preprint',
      archiveID: 'arXiv:2401.00001',
      repository: 'arXiv',
      extra: 'arXiv:2401.00001 [cs.CL]',
      creators: [{ creatorType: 'author', firstName: 'Marie', lastName: 'Curie' }],
      tags: [{ tag: 'later' }],
    });
  });

  it('is asked for nothing where nothing is new, and a second look writes nothing', async () => {
    await sync.run();
    const before = zotero.writes();
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 0, removed: 0 } });
    expect(zotero.writes()).toBe(before);
  });

  it('follows: titles, places, names and moves of topics, each written once', async () => {
    await sync.run();
    const before = zotero.writes();
    const next = makeLibrary([
      [memory, ['Agents', 'Memory']],
      [{ ...tools, title: 'Tools, revised' }, ['Agents', 'Memory']],
      [loose, []],
    ]);
    next.topics = next.topics.map((topic) =>
      topic.name === 'Memory' ? { ...topic, name: 'Recall', parentId: null } : topic,
    );
    say(next);
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 2 } });
    expect(zotero.writes() - before).toBe(2);
    expect(zotero.collections()).toEqual(['Papertree', 'Papertree > Agents', 'Papertree > Recall']);
    expect(zotero.placesOf('Tools, revised')).toEqual(['Papertree > Recall']);
  });

  it('takes a preprint that came out for what it is now', async () => {
    await sync.run();
    const published = {
      ...memory,
      venue: 'Journal of Memory',
      publicationType: 'article' as const,
      volume: '3',
    };
    say({ ...three(), papers: [published, tools, loose] });
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.item('Memory')).toMatchObject({
      itemType: 'journalArticle',
      publicationTitle: 'Journal of Memory',
      volume: '3',
    });
  });

  it('holds some branches alone, where only those are wanted', async () => {
    say(three(), sync, { of: 'branches', branches: [topicIdOf(2)] });
    await sync.run();
    expect(zotero.collections()).toEqual(['Papertree', 'Papertree > Memory']);
    expect(titles()).toEqual(['Memory']);
  });
});

describe('what a person does in Zotero', () => {
  beforeEach(async () => {
    await sync.run();
    zotero.addCollection('Thesis', '');
  });

  it('stays: fields, tags and collections, while everything else follows', async () => {
    const { collections } = zotero.item('Memory');
    const thesis = zotero.item('Thesis').key;
    zotero.edit('Memory', {
      abstractNote: 'My own words.',
      tags: [{ tag: 'later' }, { tag: 'mine' }],
      collections: [...(collections as string[]), thesis],
    });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 0 } });
    const next = makeLibrary([
      [{ ...memory, title: 'Memory II', abstract: 'Of newer agents.', tags: ['now'] }, ['Agents']],
      [tools, ['Agents']],
      [loose, []],
    ]);
    say(next);
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.item('Memory II')).toMatchObject({
      abstractNote: 'My own words.',
      tags: [{ tag: 'mine' }, { tag: 'now' }],
    });
    expect(zotero.placesOf('Memory II')).toEqual(['Papertree > Agents', 'Thesis']);
  });

  it('deleting an item, is seen, and undone on request alone', async () => {
    zotero.remove('Memory', 'trash');
    expect(await sync.run()).toMatchObject({ error: null });
    expect(await sync.row('papers/arxiv:2401.00001')).toMatchObject({ conflict: GONE });
    expect(titles()).toEqual(['Loose', 'Tools']);

    await resolve('papers/arxiv:2401.00001', 'overwrite');
    expect(titles()).toEqual(['Loose', 'Memory', 'Tools']);
    expect(zotero.trash()).toEqual([]);
  });

  it('deleting an item that is to stay deleted, is respected even when the paper changes', async () => {
    zotero.remove('Memory', 'erase');
    await sync.run();
    await resolve('papers/arxiv:2401.00001', 'keep-theirs');
    say({ ...three(), papers: [{ ...memory, title: 'Memory II' }, tools, loose] });
    expect(await sync.run()).toMatchObject({ error: null });
    expect(titles()).toEqual(['Loose', 'Tools']);
  });

  it('deleting a collection, leaves its papers elsewhere, and re-created it has them again', async () => {
    zotero.remove('Agents', 'erase');
    await sync.run();
    expect(zotero.collections()).toEqual(['Papertree', 'Thesis']);
    say({ ...three(), papers: [memory, { ...tools, title: 'Tools II' }, loose] });
    await sync.run();
    expect(zotero.placesOf('Tools II')).toEqual(['Papertree']);

    await resolve(`topics/${topicIdOf(1)}`, 'overwrite');
    await resolve(`topics/${topicIdOf(2)}`, 'overwrite');
    expect(zotero.collections()).toContain('Papertree > Agents > Memory');
    expect(zotero.placesOf('Memory')).toContain('Papertree > Agents > Memory');
    expect(zotero.placesOf('Tools II')).toContain('Papertree > Agents');
  });

  it('between our look and our write, is not overwritten', async () => {
    const late = vi.spyOn(sync.context, 'merge').mockImplementation(() => {
      zotero.edit('Tools', { date: '1905' });
      late.mockReturnValue(null);
      return null;
    });
    say({ ...three(), papers: [memory, { ...tools, title: 'Tools II', published: '2024' }, loose] });
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.item('Tools II')).toMatchObject({ date: '1905' });
  });

  async function resolve(path: string, choice: 'keep-theirs' | 'overwrite') {
    await resolveConflict(sync.context, 'one', path, choice);
    expect(await sync.run()).toMatchObject({ error: null });
  }
});

describe('what the library loses', () => {
  beforeEach(() => sync.run());

  it('goes to the trash where nobody else touched it, and comes back from there', async () => {
    const none = makeLibrary([[loose, []]]);
    say(none);
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { removed: 4 } });
    expect(titles()).toEqual(['Loose']);
    expect(zotero.trash().map(({ title }) => title)).toEqual(['Memory', 'Tools']);
    expect(zotero.collections()).toEqual(['Papertree']);

    say(three());
    expect(await sync.run()).toMatchObject({ error: null });
    expect(titles()).toEqual(['Loose', 'Memory', 'Tools']);
    expect(zotero.placesOf('Memory')).toEqual(['Papertree > Agents > Memory']);
  });

  it('stays where a person has put something to it, and only leaves our collections', async () => {
    zotero.addChild('Memory');
    zotero.edit('Tools', { extra: 'read this' });
    say(makeLibrary([[loose, []]]));
    expect(await sync.run()).toMatchObject({ error: null });
    expect(titles()).toEqual(['Loose', 'Memory', 'Tools']);
    expect(zotero.placesOf('Memory')).toEqual([]);
    expect(zotero.trash()).toEqual([]);
  });

  it('goes with all that is below it, however much that is', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ['Big', `Small ${index}`]);
    const papers = many.map((path, index) => [makeStoredPaper(`2402.${10_000 + index}`), path] as const);
    say(makeLibrary(papers.map(([paper, path]) => [paper, path])));
    await sync.run();
    say(makeLibrary([]));
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.collections()).toEqual(['Papertree']);
    expect(titles()).toEqual([]);
  });

  it('leaves collections in which a person keeps something, and lifts those made below', async () => {
    zotero.addItem({ itemType: 'book', title: 'Theirs', collections: [zotero.item('Agents').key] });
    zotero.addCollection('Their own', 'Memory');
    say(makeLibrary([[loose, []]]));
    expect(await sync.run()).toMatchObject({ error: null });
    expect(zotero.collections()).toEqual([
      'Papertree',
      'Papertree > Agents',
      'Papertree > Agents > Their own',
    ]);
    expect(zotero.placesOf('Theirs')).toEqual(['Papertree > Agents']);
  });
});

describe('two browsers', () => {
  /** The files of another browser, which draws other ids for its topics. */
  const others = () =>
    zoteroFiles(makeLibrary([[memory, ['Reading']]]), { of: 'library' }).map(({ path, text }) => ({
      path: path.replace(topicIdOf(1), topicIdOf(7)),
      text: text.replace(topicIdOf(1), topicIdOf(7)),
    }));

  it('write one item for one paper, and neither takes the other one’s place away', async () => {
    const other = await open();
    say(makeLibrary([[memory, ['Agents']]]));
    other.setFiles(Object.fromEntries(others().map(({ path, text }) => [path, text])));
    await Promise.all([sync.run(), other.run()]);
    for (const each of [sync, other]) expect(await each.run()).toMatchObject({ error: null });
    expect(titles()).toEqual(['Memory']);
    expect(zotero.collections()).toEqual(['Papertree', 'Papertree > Agents', 'Papertree > Reading']);
    expect(zotero.placesOf('Memory')).toEqual(['Papertree > Agents', 'Papertree > Reading']);
  });

  it('hang their topics under one collection, also where one made it after the other had looked', async () => {
    const other = openZotero(place(), ZOTERO_KEY);
    await other.list(new Map());
    await sync.run();
    await other.write(others().map((file) => ({ ...file, base: null, left: [NOTHING_LEFT] })));
    expect(zotero.collections()).toContain('Papertree > Reading');
  });
});

it('a run that died between Zotero and the record knows its own item again', async () => {
  await sync.run();
  const row = await sync.row('papers/arxiv:2401.00001');
  say({ ...three(), papers: [{ ...memory, title: 'Second' }, tools, loose] });
  await sync.run();
  // As it was when the second text had left, and nobody had heard of its arrival.
  const second = await sync.row('papers/arxiv:2401.00001');
  if (!row || !second) throw new Error('no row');
  await sync.db.targetFiles.put({
    ...row,
    writing: second.hash,
    left: [...(row.left ?? []), ...(second.left ?? [])],
  });
  say({ ...three(), papers: [{ ...memory, title: 'Third' }, tools, loose] });
  expect(await sync.run()).toMatchObject({ error: null });
  expect(titles()).toEqual(['Loose', 'Third', 'Tools']);
});

it('does not take a stranger’s object for its own where the keys are the same', async () => {
  await sync.run();
  await sync.db.targetFiles.clear();
  zotero.edit('Memory', { title: 'A stranger', date: '1999' });
  expect(await sync.run()).toMatchObject({ error: null });
  expect(zotero.item('A stranger')).toMatchObject({ date: '1999' });
});

describe('Zotero in trouble', () => {
  const faults: [string, Fault, string][] = [
    ['401', { status: 401 }, 'target-refused'],
    ['403', { status: 403, body: 'Forbidden' }, 'target-forbidden'],
    ['403 for the key', { status: 403, body: 'Invalid key' }, 'target-refused'],
    ['404', { status: 404 }, 'target-gone'],
    ['409', { status: 409 }, 'target-locked'],
    ['412', { status: 412 }, 'target-changed'],
    ['413', { status: 413 }, 'target-full'],
    ['423', { status: 423 }, 'target-locked'],
    ['428', { status: 428 }, 'target-not-understood'],
    ['429', { status: 429, headers: { 'retry-after': '600' } }, 'target-busy'],
    ['500', { status: 500 }, 'target-failing'],
    ['503', { status: 503, headers: { 'retry-after': '600' } }, 'target-failing'],
    ['a login page with 200', 'login-page', 'target-not-understood'],
    ['a way to a login page', 'redirect', 'target-redirects'],
    ['half an answer', 'half-an-answer', 'target-unreachable'],
    ['no answer', 'drop', 'target-unreachable'],
  ];
  it.each(faults)('that answers with %s says so, changes nothing and goes on', async (_, fault, error) => {
    await tellsOf(fault, error, () => true);
  });

  it.each(faults.filter(([name]) => ['412', '500', 'half an answer', 'no answer'].includes(name)))(
    'that answers with %s when it is written to, does the same',
    async (_, fault, error) => {
      await tellsOf(fault, error, (method) => method === 'POST');
    },
  );

  async function tellsOf(fault: Fault, error: string, isMeant: (method: string) => boolean): Promise<void> {
    await sync.run();
    say({ ...three(), papers: [{ ...memory, title: 'Newer' }, tools, loose] });
    proxy.fail(fault, isMeant);
    const failed = await sync.run();
    expect(failed).toMatchObject({ error, attempts: 1, isRunning: false });
    const isPatient = typeof fault === 'object' && fault.headers !== undefined;
    if (isPatient) expect(failed.dueAt).toBeGreaterThan(Date.now() + 590_000);
    expect(titles()).toEqual(['Loose', 'Memory', 'Tools']);
    proxy.fail(null);
    expect(await sync.run()).toMatchObject({ error: null, attempts: 0 });
    expect(titles()).toEqual(['Loose', 'Newer', 'Tools']);
  }

  it('hanging, is given up on', async () => {
    const timeout = AbortSignal.timeout;
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout.call(AbortSignal, 100));
    proxy.fail('hang');
    expect(await sync.run()).toMatchObject({ error: 'target-unreachable' });
    vi.mocked(AbortSignal.timeout).mockRestore();
    proxy.fail(null);
    expect(await sync.run()).toMatchObject({ error: null });
  });

  it('whose key is revoked in mid-run, says so, and goes on from there', async () => {
    proxy.fail(
      { status: 403, body: 'Invalid key' },
      (method, path) => method === 'POST' && path.endsWith('/items'),
    );
    expect(await sync.run()).toMatchObject({ error: 'target-refused' });
    expect(zotero.collections()).toHaveLength(3);
    expect(titles()).toEqual([]);
    proxy.fail(null);
    expect(await sync.run()).toMatchObject({ error: null });
    expect(titles()).toHaveLength(3);
    expect(zotero.writes()).toBe(6);
  });

  it('that asks for a pause, gets one after every step, and everything in the end', async () => {
    zotero.backOff(60);
    const failed = await sync.run();
    expect(failed).toMatchObject({ error: 'target-busy' });
    expect(failed.dueAt).toBeGreaterThan(Date.now() + 50_000);
    expect(zotero.collections()).toHaveLength(3);
    expect(await sync.run()).toMatchObject({ error: null });
    expect(titles()).toHaveLength(3);
  });
});
