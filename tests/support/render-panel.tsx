// Must come before any import that uses the browser API.
import './catalogue';

import { within } from '@testing-library/dom';
import { Panel } from '@/components/app/Panel';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { type LibraryQueries, LibraryQueriesContext } from '@/components/data/library-queries';
import { LiveSearchContext } from '@/components/data/live-search-context';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { ThisBrowserContext } from '@/components/data/this-browser-context';
import type { ThisBrowser } from '@/lib/platform/create-this-browser';
import type { PanelClient } from '@/lib/rpc/panel-client';
import { createSearchService } from '@/lib/search/worker/search-service';
import { fakeThisBrowser } from './fake-this-browser';
import { mount } from './mount';
import type { openLibrary } from './open-library';
import { panelClientOf } from './panel-client-of';

/** Replacements for the defaults of a test. */
export interface OwnPanel {
  library?: Partial<LibraryQueries>;
  client?: Partial<PanelClient>;
  browser?: Partial<ThisBrowser>;
}

/** Renders the whole panel over a test library in happy-dom. */
export function renderPanel({ db, library }: ReturnType<typeof openLibrary>, own: OwnPanel = {}) {
  const root = mount(
    <LibraryQueriesContext.Provider value={{ ...createLibraryQueries(db), ...own.library }}>
      <PanelClientContext.Provider value={{ ...panelClientOf(library), ...own.client }}>
        <LiveSearchContext.Provider value={createSearchService(db)}>
          <ThisBrowserContext.Provider value={fakeThisBrowser(own.browser)}>
            <Panel />
          </ThisBrowserContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
  );
  return within(root);
}
