import { render } from 'preact';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { LiveSearchContext } from '@/components/hooks/live-search';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { Panel } from '@/components/panel/Panel';
import { PapertreeDatabase } from '@/lib/db/database';
import { createWorkerSearch } from '@/lib/finding/worker-search';
import { createPanelClient } from '@/lib/messaging/panel-client';
import '@/components/theme.css';

const root = document.getElementById('panel');
if (root)
  render(
    <LibraryContext.Provider value={createLiveLibrary(new PapertreeDatabase())}>
      <PanelClientContext.Provider value={createPanelClient()}>
        <LiveSearchContext.Provider value={createWorkerSearch()}>
          <Panel />
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
    root,
  );
