import { render } from 'preact';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { LiveSearchContext } from '@/components/hooks/live-search';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { TargetAccessContext } from '@/components/hooks/target-access';
import { ThisBrowserContext } from '@/components/hooks/this-browser';
import { Panel } from '@/components/panel/Panel';
import { PapertreeDatabase } from '@/lib/db/database';
import { createWorkerSearch } from '@/lib/finding/worker-search';
import { createPanelClient } from '@/lib/messaging/panel-client';
import { createTargetAccess } from '@/lib/platform/target-access';
import { createThisBrowser } from '@/lib/platform/this-browser';
import '@/components/theme.css';

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
