import { render } from 'preact';
import { Panel } from '@/components/app/Panel';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { LiveSearchContext } from '@/components/data/live-search-context';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { TargetAccessContext } from '@/components/data/target-access-context';
import { ThisBrowserContext } from '@/components/data/this-browser-context';
import { PapertreeDatabase } from '@/lib/db/database';
import { exportInWorker } from '@/lib/export-worker/run-export';
import { createThisBrowser } from '@/lib/platform/create-this-browser';
import { createTargetAccess } from '@/lib/platform/request-target-access';
import { libraryMemory } from '@/lib/platform/storage/remember-library';
import { createPanelClient } from '@/lib/rpc/panel-client';
import { createWorkerSearch } from '@/lib/search/worker/search-client';
import '@/components/app/theme.css';

const db = new PapertreeDatabase();
const root = document.getElementById('panel');
if (root)
  render(
    <LibraryQueriesContext.Provider
      value={createLibraryQueries(db, undefined, libraryMemory, exportInWorker)}
    >
      <PanelClientContext.Provider value={createPanelClient()}>
        <LiveSearchContext.Provider value={createWorkerSearch()}>
          <TargetAccessContext.Provider value={createTargetAccess(db)}>
            <ThisBrowserContext.Provider value={createThisBrowser()}>
              <Panel />
            </ThisBrowserContext.Provider>
          </TargetAccessContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
    root,
  );
