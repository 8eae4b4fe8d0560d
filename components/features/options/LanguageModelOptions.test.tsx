// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { type ThisBrowser, ThisBrowserContext } from '@/components/data/this-browser-context';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import { fakeThisBrowser } from '@/tests/support/fake-this-browser';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { LanguageModelOptions } from './LanguageModelOptions';

const user = userEvent.setup();

function openOptions(own: Partial<ThisBrowser> = {}) {
  const opened = openLibrary();
  const options = within(
    mount(
      <LibraryQueriesContext.Provider value={createLibraryQueries(opened.db)}>
        <PanelClientContext.Provider value={panelClientOf(opened.library)}>
          <ThisBrowserContext.Provider value={fakeThisBrowser(own)}>
            <LanguageModelOptions />
          </ThisBrowserContext.Provider>
        </PanelClientContext.Provider>
      </LibraryQueriesContext.Provider>,
    ),
  );
  const chosen = () => readSetting(opened.db, 'languageModel');
  const type = async (label: string, text: string) => {
    await user.clear(await options.findByLabelText(label));
    await user.type(await options.findByLabelText(label), text);
  };
  return { ...opened, options, chosen, type };
}

it('asks no model until one is chosen, and offers the browser’s own model if there is one', async () => {
  const { options, chosen } = openOptions();
  const none = await options.findByRole<HTMLInputElement>('radio', { name: /^None/ });
  expect(none.checked).toBe(true);
  expect(options.queryByRole('radio', { name: /Built into the browser/ })).toBeNull();
  expect(await chosen()).toBeNull();
});

it('lets the browser download its model on a click, tests it, and reports that it answers', async () => {
  const fetchBrowserModel = vi.fn(async (onProgress: (share: number) => void) => onProgress(0.4));
  const { options, chosen, context } = openOptions({
    readBrowserModel: async () => 'downloadable',
    fetchBrowserModel,
  });
  context.languageModel.ask = async () => '{"topic": 1}';
  await user.click(await options.findByRole('radio', { name: /Built into the browser/ }));
  await options.findByText('It works.');
  expect(fetchBrowserModel).toHaveBeenCalledOnce();
  expect(await chosen()).toEqual({ kind: 'browser' });
});

it('uses a local server once its host is allowed, and reports problems with it', async () => {
  const askForServer = vi.fn(async () => true);
  const { options, chosen, type, context } = openOptions({ askForServer });
  context.languageModel.ask = async () => {
    throw new ExpectedError('language-model-unreachable');
  };
  await user.click(await options.findByRole('radio', { name: /own server/ }));
  await type('Address', 'http://localhost:11434');
  await type('Model', 'qwen3:8b');
  await user.click(options.getByRole('button', { name: 'Test and use' }));
  expect((await options.findByRole('alert')).textContent).toMatch(/does not answer/);
  expect(askForServer).toHaveBeenCalledWith('http://localhost:11434');
  const address = 'http://localhost:11434/v1';
  expect(await chosen()).toEqual({ kind: 'server', address, model: 'qwen3:8b' });
  await user.click(options.getByRole('radio', { name: /^None/ }));
  await waitFor(async () => expect(await chosen()).toBeNull());
});

it.each([
  ['http://192.168.1.7:11434', /begins with https/],
  ['nothing', /address/i],
])('refuses %s with an explanation, and asks for no permission', async (address, sentence) => {
  const askForServer = vi.fn(async () => true);
  const { options, chosen, type } = openOptions({ askForServer });
  await user.click(await options.findByRole('radio', { name: /own server/ }));
  await type('Address', address);
  await type('Model', 'qwen3:8b');
  await user.click(options.getByRole('button', { name: 'Test and use' }));
  expect((await options.findByRole('alert')).textContent).toMatch(sentence);
  expect(askForServer).not.toHaveBeenCalled();
  expect(await chosen()).toBeNull();
});

it('keeps the current model if the host is not allowed', async () => {
  const { options, chosen, type } = openOptions({ askForServer: async () => false });
  await user.click(await options.findByRole('radio', { name: /own server/ }));
  await type('Address', 'https://models.example');
  await type('Model', 'large');
  await user.click(options.getByRole('button', { name: 'Test and use' }));
  expect((await options.findByRole('alert')).textContent).toMatch(/permission/);
  expect(await chosen()).toBeNull();
});

it('shows the number of questions, and what was sent last and where', async () => {
  const { db, options } = openOptions();
  await writeSetting(db, 'languageModel', { kind: 'server', address: 'https://m.example/v1', model: 'm' });
  await writeSetting(db, 'languageModelUse', {
    ...(await readSetting(db, 'languageModelUse')),
    asked: 12,
    problem: 'language-model-slow',
    last: { at: Date.UTC(2026, 10, 28, 12), about: 'place', title: 'Plans', host: 'm.example' },
  });
  await options.findByText('Asked 12 of at most 200 questions in this day.');
  const last = await options.findByText(/title and abstract of “Plans”/);
  expect(last.textContent).toMatch(/sent to m\.example\.$/);
  expect(options.getByText(/longer than 25 seconds/)).toBeTruthy();
});
