import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import { makePaper } from '@/tests/support/make-paper';
import type { RequestDefinitions } from './define-request';
import { requests } from './requests';
import { answerRequests } from './serve-requests';

vi.mock('wxt/browser', () => ({
  browser: { runtime: { id: 'papertree', getURL: (path: string) => `chrome-extension://papertree${path}` } },
}));

const page = { id: 'papertree', url: 'https://arxiv.org/abs/2401.00001', tab: {} } as never;
const panel = { id: 'papertree', url: 'chrome-extension://papertree/sidepanel.html' } as never;
const paper = makePaper('2401.00001', { abstract: 'We…' });

const handlers = {
  savePaper: vi.fn(async () => ({ state: 'unsaved' })),
  createTopic: vi.fn(async () => {
    throw new ExpectedError('invalid-name');
  }),
  refilePapers: vi.fn(async () => {
    throw new TypeError('defect');
  }),
  openPanel: vi.fn(async () => undefined),
};
const { savePaper, createTopic, openPanel } = handlers;
const context = { name: 'context' };

/** The real definitions, with handlers that only record what reaches them. */
const definitions: RequestDefinitions<typeof context> = Object.fromEntries(
  Object.entries(handlers).map(([name, handle]) => [
    name,
    { ...requests[name as keyof typeof handlers], handle },
  ]),
);
let answer = answerRequests(definitions, context);

beforeEach(() => {
  vi.clearAllMocks();
  answer = answerRequests(definitions, context);
});

function ask(name: string, request: unknown, sender = page) {
  return answer({ type: 'request', name, request }, sender);
}

describe('the background', () => {
  it('lets a page save', async () => {
    expect(await ask('savePaper', { paper })).toEqual({ ok: true, value: { state: 'unsaved' } });
    expect(savePaper).toHaveBeenCalledWith(context, { paper }, page);
  });

  it('drops what was not asked for', async () => {
    await ask('savePaper', { paper: { ...paper, id: 'doi:10.1/evil', savedAt: 0 }, sudo: true });
    expect(savePaper).toHaveBeenCalledWith(context, { paper }, page);
  });

  it('does not let a page shape the tree, but lets the panel', async () => {
    const request = { name: 'Agents', parentId: null };
    expect(await ask('createTopic', request)).toEqual({ ok: false, error: 'foreign-sender' });
    expect(createTopic).not.toHaveBeenCalled();
    expect(await ask('createTopic', request, panel)).toEqual({ ok: false, error: 'invalid-name' });
  });

  it('answers no other extension', async () => {
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

  it('counts what a tab asks, and asks of our own pages no patience', async () => {
    const { perMinute } = requests.openPanel;
    for (let asked = 0; asked < perMinute; asked++)
      expect(await ask('openPanel', { names: [] })).toEqual({ ok: true, value: null });
    expect(await ask('openPanel', { names: [] })).toEqual({ ok: false, error: 'too-many-requests' });
    expect(await ask('savePaper', { paper })).toMatchObject({ ok: true });
    expect(await ask('openPanel', { names: [] }, panel)).toMatchObject({ ok: true });
    expect(openPanel).toHaveBeenCalledTimes(perMinute + 1);
  });

  it('refuses what is longer than any honest request before it is read, from pages alone', async () => {
    const authors = Array.from({ length: 600 }, () => ({ family: 'x'.repeat(200), given: 'x'.repeat(200) }));
    let read = 0;
    const huge = {
      papers: Array.from({ length: 230 }, () => ({
        get title() {
          read++;
          return 'x';
        },
        authors,
      })),
    };
    expect(await ask('savePaper', huge)).toEqual({ ok: false, error: 'invalid-message' });
    expect(read).toBeLessThan(230);
    expect(await ask('savePaper', { paper: { ...paper, authors: authors.slice(0, 10) } })).toMatchObject({
      ok: true,
    });
    const longAbstract = { ...paper, authors, abstract: 'x'.repeat(20_000) };
    expect(await ask('savePaper', { paper: longAbstract })).toMatchObject({ ok: true });
  });

  it('counts the letters that a tab sends', async () => {
    const authors = Array.from({ length: 1_000 }, () => ({
      family: 'x'.repeat(200),
      given: 'x'.repeat(200),
    }));
    const answers = [];
    for (let sent = 0; sent < 100; sent++)
      answers.push(await ask('savePaper', { paper: { ...paper, authors } }));
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(40);
    expect(answers.filter(({ ok }) => ok).length).toBeLessThan(60);
    expect(answers.at(-1)).toEqual({ ok: false, error: 'too-many-requests' });
  });

  it('calls the handler in the turn of the message, while the click that sent it counts', () => {
    ask('openPanel', { names: [] });
    expect(openPanel).toHaveBeenCalledTimes(1);
  });

  it('answers a defect without its words, and logs it', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await ask('refilePapers', {}, panel)).toEqual({ ok: false, error: 'unexpected' });
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});
