import { render } from 'preact';
import { Panel } from '@/components/app/Panel';
import { LibraryContext } from '@/components/data/library';
import { createLiveLibrary } from '@/components/data/live-library';
import { LiveSearchContext } from '@/components/data/live-search';
import { PanelClientContext } from '@/components/data/panel-client';
import { TargetAccessContext } from '@/components/data/target-access';
import { ThisBrowserContext } from '@/components/data/this-browser';
import { PapertreeDatabase } from '@/lib/db/database';
import { createTargetAccess } from '@/lib/platform/target-access';
import { createThisBrowser } from '@/lib/platform/this-browser';
import { createPanelClient } from '@/lib/rpc/panel-client';
import { createWorkerSearch } from '@/lib/search/worker/search-client';
import '@/components/app/theme.css';

const db = new PapertreeDatabase();
const root = document.getElementById('panel');
if (root)
  render(
    <LibraryContext.Provider value={createLiveLibrary(db)}>
      <PanelClientContext.Provider value={createPanelClient()}>
        <LiveSearchContext.Provider value={createWorkerSearch()}>
          <TargetAccessContext.Provider value={createTargetAccess(db)}>
            <ThisBrowserContext.Provider value={createThisBrowser()}>
              <Panel />
            </ThisBrowserContext.Provider>
          </TargetAccessContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
    root,
  );
