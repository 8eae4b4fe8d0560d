import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openGist } from '@/lib/sync/adapters/gist';
import { openGitHub } from '@/lib/sync/adapters/github';
import { decideConflict } from '@/lib/sync/running/decide-conflict';
import { type Fault, type FaultyProxy, startFaultyProxy } from './support/faulty-proxy';
import { GIST, type GitHubStandIn, REPOSITORY, startGitHub, TOKEN } from './support/github-stand-in';
import { openSync } from './support/open-sync';

let github: GitHubStandIn;
let proxy: FaultyProxy;
let sync: Awaited<ReturnType<typeof openSync>>;

beforeEach(async () => {
  github = await startGitHub();
  proxy = await startFaultyProxy(github.address);
  return async () => {
    await proxy.stop();
    await github.stop();
  };
});

describe('a GitHub repository', () => {
  const place = () =>
    ({ kind: 'github', api: proxy.address, repository: REPOSITORY, branch: 'main', folder: 'bib' }) as const;

  beforeEach(async () => {
    sync = await openSync(place(), async () => openGitHub(place(), TOKEN));
    sync.setFiles({ 'papers.bib': 'one', 'Agents/Memory & más.md': 'two' });
  });

  it('is written a commit a file, from the empty repository on, and only where something changed', async () => {
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 2 } });
    expect(github.at('bib/papers.bib')).toBe('one');
    expect(github.at('bib/Agents/Memory & más.md')).toBe('two');
    sync.setFiles({ 'papers.bib': 'newer', 'Agents/Memory & más.md': 'two' });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 1 } });
    expect(github.commits()).toBe(3);
  });

  it('loses the files that the library lost, and no others', async () => {
    github.commit('README.md', 'theirs');
    github.commit('bib/theirs.bib', 'theirs');
    await sync.run();
    sync.setFiles({ 'papers.bib': 'one' });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { removed: 1 } });
    expect(github.paths()).toEqual(['README.md', 'bib/papers.bib', 'bib/theirs.bib']);
  });

  it('keeps what another program committed, until the person decides', async () => {
    await sync.run();
    github.commit('bib/papers.bib', 'edited on the web');
    sync.setFiles({ 'papers.bib': 'ours' });
    await sync.run();
    expect(github.at('bib/papers.bib')).toBe('edited on the web');
    const row = await sync.row('papers.bib');
    expect(row?.conflict).toBeTruthy();
    if (row) await sync.db.targetFiles.put(decideConflict(row, 'overwrite'));
    await sync.run();
    expect(github.at('bib/papers.bib')).toBe('ours');
  });

  it('whose file was changed between our look and our write, is not overwritten', async () => {
    await sync.run();
    sync.setFiles({ 'papers.bib': 'ours' });
    const late = vi.spyOn(sync.context, 'merge').mockImplementation(() => {
      github.commit('bib/papers.bib', 'a moment sooner');
      late.mockReturnValue(null);
      return null;
    });
    await sync.run();
    expect(github.at('bib/papers.bib')).toBe('a moment sooner');
    expect((await sync.row('papers.bib'))?.conflict).toBeTruthy();
  });

  it('whose token is revoked in mid-run, says so, and goes on from there when it is good again', async () => {
    proxy.fail({ status: 401 }, (method, path) => method === 'PUT' && path.includes('Memory'));
    expect(await sync.run()).toMatchObject({ error: 'target-refused' });
    expect(github.paths()).toEqual(['bib/papers.bib']);
    proxy.fail(null);
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 1 } });
    expect(github.commits()).toBe(2);
  });

  const faults: [string, Fault, string][] = [
    ['401', { status: 401 }, 'target-refused'],
    ['403', { status: 403 }, 'target-forbidden'],
    ['404', { status: 404 }, 'target-gone'],
    ['429', { status: 429 }, 'target-busy'],
    ['500', { status: 500 }, 'target-failing'],
    ['a login page with 200', 'login-page', 'target-not-understood'],
    ['half an answer', 'half-an-answer', 'target-unreachable'],
    ['no answer', 'drop', 'target-unreachable'],
    [
      'a spent rate',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' } },
      'target-busy',
    ],
  ];
  it.each(faults)(
    'that answers with %s says so, keeps the last good file and goes on',
    async (_, fault, error) => {
      await sync.run();
      sync.setFiles({ 'papers.bib': 'newer', 'Agents/Memory & más.md': 'two' });
      proxy.fail(fault);
      expect(await sync.run()).toMatchObject({ error, attempts: 1 });
      expect(github.at('bib/papers.bib')).toBe('one');
      proxy.fail(null);
      expect(await sync.run()).toMatchObject({ error: null, attempts: 0 });
      expect(github.at('bib/papers.bib')).toBe('newer');
    },
  );
});

describe('a gist', () => {
  const place = () => ({ kind: 'gist', api: proxy.address, gist: GIST }) as const;

  beforeEach(async () => {
    sync = await openSync(place(), async () => openGist(place(), TOKEN));
    sync.setFiles({ 'papers.bib': 'one', 'Agents/Memory.md': 'two' });
  });

  it('is written, and loses what the library lost', async () => {
    github.gist.set('theirs.txt', 'theirs');
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 2 } });
    expect([...github.gist]).toEqual([
      ['theirs.txt', 'theirs'],
      ['papers.bib', 'one'],
      ['Agents › Memory.md', 'two'],
    ]);
    sync.setFiles({ 'papers.bib': 'newer' });
    expect(await sync.run()).toMatchObject({ error: null, lastRun: { written: 1, removed: 1 } });
    expect([...github.gist]).toEqual([
      ['theirs.txt', 'theirs'],
      ['papers.bib', 'newer'],
    ]);
  });

  it('keeps what another program wrote', async () => {
    await sync.run();
    github.gist.set('papers.bib', 'edited on the web');
    sync.setFiles({ 'papers.bib': 'ours' });
    await sync.run();
    expect(github.gist.get('papers.bib')).toBe('edited on the web');
    expect((await sync.row('papers.bib'))?.conflict).toBeTruthy();
  });

  it('whose token was revoked, says so and goes on', async () => {
    github.revokeToken(true);
    expect(await sync.run()).toMatchObject({ error: 'target-refused' });
    github.revokeToken(false);
    expect(await sync.run()).toMatchObject({ error: null });
  });
});
