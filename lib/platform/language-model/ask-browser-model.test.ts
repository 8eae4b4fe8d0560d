import { afterEach, describe, expect, it, vi } from 'vitest';
import { askBrowserModel, browserModelState, downloadBrowserModel } from './ask-browser-model';

const question = { instruction: 'Choose.', text: '{"paper":{}}', schema: { type: 'object' } };

/** A stand-in for Chrome's `LanguageModel`. */
function standIn(own: {
  availability?: string;
  prompt?: () => Promise<string>;
  create?: () => Promise<unknown>;
}) {
  const destroy = vi.fn();
  const prompt = vi.fn(own.prompt ?? (async () => '{"topic":1}'));
  const create = vi.fn(async (options: { monitor?(monitor: EventTarget): void }) => {
    const monitor = new EventTarget();
    options.monitor?.(monitor);
    monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
    await own.create?.();
    return { prompt, destroy };
  });
  const availability = vi.fn(async () => own.availability ?? 'available');
  vi.stubGlobal('LanguageModel', { availability, create });
  return { create, prompt, destroy };
}
afterEach(() => vi.unstubAllGlobals());

describe("the browser's own model", () => {
  it.each([
    ['available', 'ready'],
    ['downloadable', 'downloadable'],
    ['downloading', 'downloadable'],
    ['unavailable', 'missing'],
  ])('%s: %s', async (availability, state) => {
    standIn({ availability });
    expect(await browserModelState()).toBe(state);
  });

  it('is missing if the browser has none or will not say', async () => {
    expect(await browserModelState()).toBe('missing');
    vi.stubGlobal('LanguageModel', { availability: () => Promise.reject(new Error('no')) });
    vi.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    expect(await browserModelState()).toBe('missing');
  });

  it('is asked in a separate session, which ends with the answer', async () => {
    const { create, prompt, destroy } = standIn({});
    expect(await askBrowserModel(question, 5_000)).toBe('{"topic":1}');
    expect(create.mock.calls[0]?.[0]).toMatchObject({
      initialPrompts: [{ role: 'system', content: 'Choose.' }],
    });
    expect(prompt.mock.calls[0]).toMatchObject(['{"paper":{}}', { responseConstraint: { type: 'object' } }]);
    expect(destroy).toHaveBeenCalledOnce();
  });

  it.each([
    ['is absent', 'downloadable', undefined, 'language-model-absent'],
    ['fails', 'available', () => Promise.reject(new Error('crashed')), 'language-model-busy'],
    ['never answers', 'available', () => new Promise<string>(() => undefined), 'language-model-slow'],
  ])('%s', async (_, availability, prompt, code) => {
    standIn({ availability, ...(prompt && { prompt }) });
    await expect(askBrowserModel(question, 100)).rejects.toMatchObject({ code });
  });

  it('is downloaded by the browser, which reports progress', async () => {
    standIn({ availability: 'downloadable' });
    const shares: number[] = [];
    await downloadBrowserModel((share) => shares.push(share));
    expect(shares).toEqual([0.5]);
    standIn({ create: () => Promise.reject(new Error('no space')) });
    await expect(downloadBrowserModel(() => undefined)).rejects.toMatchObject({
      code: 'language-model-absent',
    });
  });
});
