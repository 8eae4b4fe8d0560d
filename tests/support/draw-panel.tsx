// Before anything that imports the browser API.
import './catalogue';

import { within } from '@testing-library/dom';
import { type Library, LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { LiveSearchContext } from '@/components/hooks/live-search';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { ThisBrowserContext } from '@/components/hooks/this-browser';
import { Panel } from '@/components/panel/Panel';
import { createFinder } from '@/lib/finding/finder';
import type { PanelClient } from '@/lib/messaging/panel-client';
import type { ThisBrowser } from '@/lib/platform/this-browser';
import { draw } from './draw';
import { fakeThisBrowser } from './fake-this-browser';
import type { openLibrary } from './open-library';
import { panelClientOf } from './panel-client-of';

/** What a test has another way than usual. */
export interface OwnPanel {
  library?: Partial<Library>;
  client?: Partial<PanelClient>;
  browser?: Partial<ThisBrowser>;
}

/** The whole panel over a library of a test, in happy-dom. */
export function drawPanel({ db, library }: ReturnType<typeof openLibrary>, own: OwnPanel = {}) {
  const root = draw(
    <LibraryContext.Provider value={{ ...createLiveLibrary(db), ...own.library }}>
      <PanelClientContext.Provider value={{ ...panelClientOf(library), ...own.client }}>
        <LiveSearchContext.Provider value={createFinder(db)}>
          <ThisBrowserContext.Provider value={fakeThisBrowser(own.browser)}>
            <Panel />
          </ThisBrowserContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
  );
  return within(root);
}
