import { within } from '@testing-library/dom';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { LiveSearchContext } from '@/components/hooks/live-search';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { ThisBrowserContext } from '@/components/hooks/this-browser';
import { Panel } from '@/components/panel/Panel';
import { createFinder } from '@/lib/finding/finder';
import { draw } from './draw';
import { fakeThisBrowser } from './fake-this-browser';
import type { openLibrary } from './open-library';
import { panelClientOf } from './panel-client-of';

/** The whole panel over a library of a test, in happy-dom. */
export function drawPanel({ db, library }: ReturnType<typeof openLibrary>) {
  const root = draw(
    <LibraryContext.Provider value={createLiveLibrary(db)}>
      <PanelClientContext.Provider value={panelClientOf(library)}>
        <LiveSearchContext.Provider value={createFinder(db)}>
          <ThisBrowserContext.Provider value={fakeThisBrowser()}>
            <Panel />
          </ThisBrowserContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
  );
  return within(root);
}
