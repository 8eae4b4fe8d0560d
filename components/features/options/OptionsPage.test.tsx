// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { screen, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { ThisBrowserContext } from '@/components/data/this-browser-context';
import { ImportReaderContext } from '@/components/features/import/import-reader-context';
import type { ThisBrowser } from '@/lib/platform/create-this-browser';
import { fakeThisBrowser } from '@/tests/support/fake-this-browser';
import { makePaper } from '@/tests/support/make-paper';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { ModelStoreContext } from './model-store-context';
import { OptionsPage } from './OptionsPage';

const user = userEvent.setup();
const noReader = () => Promise.reject(new Error('no file'));
const noModels = { models: [], state: async () => ({ bytes: 0, complete: false }) } as never;

async function openOptions(own: Partial<ThisBrowser> = {}) {
  const opened = openLibrary();
  await opened.library.savePaper({ paper: makePaper('2401.00001') });
  mount(
    <LibraryQueriesContext.Provider value={createLibraryQueries(opened.db)}>
      <PanelClientContext.Provider value={panelClientOf(opened.library)}>
        <ModelStoreContext.Provider value={noModels}>
          <ThisBrowserContext.Provider value={fakeThisBrowser(own)}>
            <ImportReaderContext.Provider value={noReader}>
              <OptionsPage />
            </ImportReaderContext.Provider>
          </ThisBrowserContext.Provider>
        </ModelStoreContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
  );
}

/** The value beside a name in a list of facts. */
async function fact(word: string) {
  return (await screen.findByText(word)).nextElementSibling?.textContent;
}

describe('the options page', () => {
  it('gives every section a title, a sentence and a link', async () => {
    await openOptions();
    const links = within(screen.getByRole('navigation')).getAllByRole('link');
    const regions = screen.getAllByRole('region');
    expect(links.map((link) => link.textContent)).toEqual(
      regions.map((region) => within(region).getByRole('heading', { level: 2 }).textContent),
    );
    for (const [index, region] of regions.entries()) {
      expect(links[index]?.getAttribute('href')).toBe(`#${region.id}`);
      expect(region.querySelector('h2 + p')?.textContent).toMatch(/ .*\.$/);
    }
  });

  it('shows the browser’s current shortcuts', async () => {
    await openOptions();
    expect(await fact('Open or close the panel')).toBe('Alt+Shift+T');
    expect(await fact('Save this paper')).toBe('not set');
  });

  it('shows the size of the library, and asks the browser to keep it', async () => {
    await openOptions();
    expect(await fact('Papers')).toBe('1');
    expect(await fact('Space used')).toMatch(/^49/);
    await user.click(await screen.findByRole('button', { name: 'Ask the browser to keep it' }));
    expect(await screen.findByText(/promises not to clear/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ask the browser to keep it' })).toBeNull();
  });

  it('says so if the browser does not promise to keep it', async () => {
    await openOptions({ requestPersistence: async () => false });
    await user.click(await screen.findByRole('button', { name: 'Ask the browser to keep it' }));
    expect(await screen.findByText(/did not agree/)).toBeTruthy();
  });
});
