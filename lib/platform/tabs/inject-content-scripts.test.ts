import { expect, it, vi } from 'vitest';
import { markOpenTabs } from './inject-content-scripts';

const { installed, injected } = vi.hoisted(() => ({
  installed: [] as (() => Promise<void>)[],
  injected: [] as string[],
}));

/** Open tabs: their addresses by number. */
const tabs: Record<number, string> = { 1: 'https://a/papers', 2: 'https://a/papers/2401.00001' };
const manifest = {
  content_scripts: [
    { matches: ['https://a/papers'], js: ['list.js'] },
    { matches: ['https://a/papers*'], exclude_matches: ['https://a/papers'], js: ['paper.js'] },
  ],
};

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      getManifest: () => manifest,
      onInstalled: { addListener: (listener: () => Promise<void>) => installed.push(listener) },
    },
    tabs: {
      query: async ({ url }: { url: string[] }) =>
        Object.entries(tabs)
          .filter(([, address]) =>
            url.some((each) =>
              each.endsWith('*') ? address.startsWith(each.slice(0, -1)) : address === each,
            ),
          )
          .map(([id]) => ({ id: Number(id) })),
    },
    scripting: {
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) =>
        void injected.push(`${files.join()} in ${tabs[target.tabId]}`),
    },
  },
}));

it('puts into each open tab the script of its page, and no other', async () => {
  markOpenTabs();
  await Promise.all(installed.map((listener) => listener()));
  expect(injected).toEqual(['list.js in https://a/papers', 'paper.js in https://a/papers/2401.00001']);
});
