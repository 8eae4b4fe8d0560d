import { render } from 'preact';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { ThisBrowserContext } from '@/components/data/this-browser-context';
import { ImportReaderContext } from '@/components/features/import/import-reader-context';
import { ModelStoreContext } from '@/components/features/options/model-store-context';
import { OptionsPage } from '@/components/features/options/OptionsPage';
import { PapertreeDatabase } from '@/lib/db/database';
import { createModelStore } from '@/lib/embedding/models/model-store';
import { createThisBrowser } from '@/lib/platform/create-this-browser';
import { readImportFiles } from '@/lib/platform/import-worker/import-reader';
import { libraryMemory } from '@/lib/platform/storage/remember-library';
import { createPanelClient } from '@/lib/rpc/panel-client';
import '@/components/app/theme.css';
import '@/components/features/options/options.css';

const root = document.getElementById('options');
if (root)
  render(
    <LibraryQueriesContext.Provider
      value={createLibraryQueries(new PapertreeDatabase(), undefined, libraryMemory)}
    >
      <PanelClientContext.Provider value={createPanelClient()}>
        <ModelStoreContext.Provider value={createModelStore(caches)}>
          <ThisBrowserContext.Provider value={createThisBrowser()}>
            <ImportReaderContext.Provider value={readImportFiles}>
              <OptionsPage />
            </ImportReaderContext.Provider>
          </ThisBrowserContext.Provider>
        </ModelStoreContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
    root,
  );
