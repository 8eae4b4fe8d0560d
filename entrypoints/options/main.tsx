import { render } from 'preact';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { ModelShelfContext } from '@/components/options/model-shelf';
import { OptionsPage } from '@/components/options/OptionsPage';
import { PapertreeDatabase } from '@/lib/db/database';
import { createModelShelf } from '@/lib/embedding/model-shelf';
import { createPanelClient } from '@/lib/messaging/panel-client';
import '@/components/theme.css';
import '@/components/options/options.css';

const root = document.getElementById('options');
if (root)
  render(
    <LibraryContext.Provider value={createLiveLibrary(new PapertreeDatabase())}>
      <PanelClientContext.Provider value={createPanelClient()}>
        <ModelShelfContext.Provider value={createModelShelf(caches)}>
          <OptionsPage />
        </ModelShelfContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
    root,
  );
