import { render } from 'preact';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { ThisBrowserContext } from '@/components/hooks/this-browser';
import { ImportReaderContext } from '@/components/import/import-reader';
import { ModelShelfContext } from '@/components/options/model-shelf';
import { OptionsPage } from '@/components/options/OptionsPage';
import { PapertreeDatabase } from '@/lib/db/database';
import { createModelShelf } from '@/lib/embedding/model-shelf';
import { createPanelClient } from '@/lib/messaging/panel-client';
import { readImportFile } from '@/lib/platform/import-reader';
import { createThisBrowser } from '@/lib/platform/this-browser';
import '@/components/theme.css';
import '@/components/options/options.css';

const root = document.getElementById('options');
if (root)
  render(
    <LibraryContext.Provider value={createLiveLibrary(new PapertreeDatabase())}>
      <PanelClientContext.Provider value={createPanelClient()}>
        <ModelShelfContext.Provider value={createModelShelf(caches)}>
          <ThisBrowserContext.Provider value={createThisBrowser()}>
            <ImportReaderContext.Provider value={readImportFile}>
              <OptionsPage />
            </ImportReaderContext.Provider>
          </ThisBrowserContext.Provider>
        </ModelShelfContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
    root,
  );
