import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import { makePaper } from '@/tests/support/make-paper';
import { answer, type RequestHandlers } from './serve-requests';

vi.mock('wxt/browser', () => ({
  browser: { runtime: { id: 'papertree', getURL: (path: string) => `chrome-extension://papertree${path}` } },
}));

const page = { id: 'papertree', url: 'https://arxiv.org/abs/2401.00001', tab: {} } as never;
const panel = { id: 'papertree', url: 'chrome-extension://papertree/sidepanel.html' } as never;
const paper = makePaper('2401.00001', { abstract: 'We…' });

const savePaper = vi.fn(async () => ({ state: 'unsaved' }) as const);
const createTopic = vi.fn(async () => {
  throw new ExpectedError('invalid-name');
});
const refilePapers = vi.fn(async () => {
  throw new TypeError('defect');
});
const handlers = { savePaper, createTopic, refilePapers } as unknown as RequestHandlers;

beforeEach(() => vi.clearAllMocks());

function ask(name: string, request: unknown, sender = page) {
  return answer(handlers, { type: 'request', name, request }, sender);
}

describe('the door', () => {
  it('lets a page save', async () => {
    expect(await ask('savePaper', { paper })).toEqual({ ok: true, value: { state: 'unsaved' } });
    expect(savePaper).toHaveBeenCalledWith({ paper }, page);
  });

  it('drops what was not asked for', async () => {
    await ask('savePaper', { paper: { ...paper, id: 'doi:10.1/evil', savedAt: 0 }, sudo: true });
    expect(savePaper).toHaveBeenCalledWith({ paper }, page);
  });

  it('does not let a page shape the tree, but lets the panel', async () => {
    const request = { name: 'Agents', parentId: null };
    expect(await ask('createTopic', request)).toEqual({ ok: false, error: 'foreign-sender' });
    expect(createTopic).not.toHaveBeenCalled();
    expect(await ask('createTopic', request, panel)).toEqual({ ok: false, error: 'invalid-name' });
  });

  it('is closed to other extensions', async () => {
    const foreign = { id: 'someone-else', url: 'chrome-extension://papertree/sidepanel.html' } as never;
    expect(await ask('savePaper', { paper }, foreign)).toEqual({ ok: false, error: 'foreign-sender' });
    expect(savePaper).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', undefined],
    ['a paper without a title', { paper: { ...paper, title: '' } }],
    ['a paper without an identifier', { paper: { ...paper, identifiers: {} } }],
    ['an arXiv id that is none', { paper: { ...paper, identifiers: { arxiv: '../../etc' } } }],
    ['a script for an address', { paper: { ...paper, links: { pdf: 'javascript:alert(1)' } } }],
    ['an abstract of a megabyte', { paper: { ...paper, abstract: 'x'.repeat(1_000_000) } }],
    ['too many authors', { paper: { ...paper, authors: Array(10_000).fill({ family: 'X', given: '' }) } }],
    ['a date that is none', { paper: { ...paper, published: 'yesterday' } }],
  ])('refuses %s', async (_, request) => {
    expect(await ask('savePaper', request)).toEqual({ ok: false, error: 'invalid-message' });
    expect(savePaper).not.toHaveBeenCalled();
  });

  it.each(['nonsense', 'toString', '__proto__', 'constructor'])('knows no request %s', async (name) => {
    expect(await ask(name, {})).toEqual({ ok: false, error: 'invalid-message' });
  });

  it('answers a defect without its words, and logs it', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await ask('refilePapers', {}, panel)).toEqual({ ok: false, error: 'unexpected' });
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});
