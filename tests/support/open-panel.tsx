import './catalogue';

import { within } from '@testing-library/dom';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { LiveSearchContext } from '@/components/hooks/live-search';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { Panel } from '@/components/panel/Panel';
import { createFinder } from '@/lib/finding/finder';
import { draw } from './draw';
import type { openLibrary } from './open-library';
import { panelClientOf } from './panel-client-of';

/** The panel over a library of the test, in happy-dom; a second one shows the same library. */
export function openPanel({ db, library }: ReturnType<typeof openLibrary>) {
  const root = draw(
    <LibraryContext.Provider value={createLiveLibrary(db)}>
      <PanelClientContext.Provider value={panelClientOf(library)}>
        <LiveSearchContext.Provider value={createFinder(db)}>
          <Panel />
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
  );
  return within(root);
}
