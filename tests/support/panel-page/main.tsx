import '@/tests/support/catalogue';
import { render } from 'preact';
import { Panel } from '@/components/app/Panel';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { LiveSearchContext } from '@/components/data/live-search-context';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { TargetAccessContext } from '@/components/data/target-access-context';
import { ThisBrowserContext } from '@/components/data/this-browser-context';
import { ImportReaderContext } from '@/components/features/import/import-reader-context';
import { ModelStoreContext } from '@/components/features/options/model-store-context';
import { OptionsPage } from '@/components/features/options/OptionsPage';
import { PapertreeDatabase } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import { createModelStore } from '@/lib/embedding/models/model-store';
import { createBackups } from '@/lib/library/backups/take-backups';
import { createTabSubscriptions } from '@/lib/library/pages/tab-subscriptions';
import { createTabActs } from '@/lib/library/pages/undoable-acts-of-tab';
import { readImportFiles } from '@/lib/platform/import-worker/import-reader';
import { createSearchService } from '@/lib/search/worker/search-service';
import sample from '@/public/sample-library.json' with { type: 'json' };
import { bindLibrary } from '@/tests/support/bind-requests';
import { fakeThisBrowser } from '@/tests/support/fake-this-browser';
import { memoryOfLibrary } from '@/tests/support/memory-of-library';
import { memoryStore } from '@/tests/support/memory-store';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { noLanguageModel } from '../no-language-model';
import { fakeTargets } from './fake-targets';
import { fillLibrary, isScene } from './fill-library';
import { loseLibrary } from './lose-library';
import { sampleFiling } from './sample-filing';
import '@/components/app/theme.css';
import '@/components/features/options/options.css';

/**
 * Renders the panel, or the options with `?show=options`, in a plain page over a real database. `?scene=` fills an
 * empty library.
 */
const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'tree';
if (!isScene(scene)) throw new Error(`No scene ${scene}`);
const db = new PapertreeDatabase(`papertree-${scene}`);
const context = {
  db,
  filing: sampleFiling(db),
  fetchText: async () => null,
  languageModel: noLanguageModel(),
  readSample: async () => sample,
  backups: createBackups(db, async () => undefined),
  tabActs: createTabActs(memoryStore()),
  tabSubscriptions: createTabSubscriptions(memoryStore()),
  memory: memoryOfLibrary(),
};
if (scene !== 'lost' && (await db.changes.count()) === 0) await fillLibrary(context, scene);

if (scene === 'lost') await loseLibrary(context);

const library = createLibraryQueries(db, undefined, context.memory);
if (scene === 'newer' || scene === 'closed')
  library.readTree = async () => {
    throw new ExpectedError(scene === 'newer' ? 'database-too-new' : 'database-unavailable');
  };
const client = { ...panelClientOf(bindLibrary(context)), ...fakeTargets() };
if (scene === 'full') client.createTopic = async () => ({ ok: false, error: 'storage-full' });
const thisBrowser = fakeThisBrowser({
  ...(scene === 'busy' && { mayReadSites: async () => false }),
  // A test sets the contents of the page beside the panel.
  followPage(onPage) {
    const hear = (event: Event) => onPage((event as CustomEvent<ShownPage | null>).detail);
    addEventListener('shown-page', hear);
    return () => removeEventListener('shown-page', hear);
  },
});
const targetAccess = {
  hasFolders: true,
  askForHost: async () => true,
  askForDownloads: async () => true,
  pickFolder: async () => 'Papers',
  renewFolder: async () => true,
};

const isOptions = query.get('show') === 'options';
const root = document.getElementById('root');
root?.classList.toggle('options', isOptions);
if (root)
  render(
    <LibraryQueriesContext.Provider value={library}>
      <PanelClientContext.Provider value={client}>
        <LiveSearchContext.Provider value={createSearchService(db)}>
          <ThisBrowserContext.Provider value={thisBrowser}>
            <TargetAccessContext.Provider value={targetAccess}>
              <ModelStoreContext.Provider value={createModelStore(caches)}>
                <ImportReaderContext.Provider value={readImportFiles}>
                  {isOptions ? <OptionsPage /> : <Panel />}
                </ImportReaderContext.Provider>
              </ModelStoreContext.Provider>
            </TargetAccessContext.Provider>
          </ThisBrowserContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
    root,
  );
