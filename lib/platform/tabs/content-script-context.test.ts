// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { ContentScriptContext } from './content-script-context';

const { runtime } = vi.hoisted(() => ({ runtime: { id: 'papertree' as string | undefined } }));
vi.mock('wxt/browser', () => ({ browser: { runtime } }));
beforeEach(() => {
  runtime.id = 'papertree';
});

it('lets a script act until a newer one of its name starts in the page', () => {
  const ended: string[] = [];
  const first = new ContentScriptContext('arxiv-list');
  first.onInvalidated(() => ended.push('first'));
  const other = new ContentScriptContext('arxiv-paper');
  expect([first.isValid, other.isValid]).toEqual([true, true]);
  const newer = new ContentScriptContext('arxiv-list');
  expect([first.isValid, other.isValid, newer.isValid]).toEqual([false, true, true]);
  expect(ended).toEqual(['first']);
});

it('ends it where the extension is gone, and tells once', () => {
  const ended = vi.fn();
  const context = new ContentScriptContext('arxiv-list');
  context.onInvalidated(ended);
  runtime.id = undefined;
  expect([context.isValid, context.isValid]).toEqual([false, false]);
  expect(ended).toHaveBeenCalledOnce();
});

it('hears nothing in an event that says nothing', () => {
  const context = new ContentScriptContext('arxiv-list');
  document.dispatchEvent(new CustomEvent('papertree:arxiv-list:wxt:content-script-started'));
  expect(context.isValid).toBe(true);
});
