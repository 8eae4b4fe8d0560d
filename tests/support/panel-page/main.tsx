import '@/tests/support/catalogue';
import { render } from 'preact';
import { LibraryContext } from '@/components/hooks/library';
import { createLiveLibrary } from '@/components/hooks/live-library';
import { LiveSearchContext } from '@/components/hooks/live-search';
import { PanelClientContext } from '@/components/hooks/panel-client';
import { ThisBrowserContext } from '@/components/hooks/this-browser';
import { Panel } from '@/components/panel/Panel';
import { createBackups } from '@/lib/backup/backups';
import { PapertreeDatabase } from '@/lib/db/database';
import { createFinder } from '@/lib/finding/finder';
import { createLibrary } from '@/lib/library/library';
import sample from '@/public/sample-library.json' with { type: 'json' };
import { fakeThisBrowser } from '@/tests/support/fake-this-browser';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { fillLibrary, isScene } from './fill-library';
import { sampleFiling } from './sample-filing';
import '@/components/theme.css';

/** The panel in a plain page over a real database: `?scene=` says what the library holds, if it is empty yet. */
const scene = new URLSearchParams(location.search).get('scene') ?? 'tree';
if (!isScene(scene)) throw new Error(`No scene ${scene}`);
const db = new PapertreeDatabase(`papertree-${scene}`);
const context = {
  db,
  filing: sampleFiling(db),
  readSample: async () => sample,
  onPending: () => undefined,
  onPapersChanged: () => undefined,
  onSitesChanged: () => undefined,
  backups: createBackups(db, async () => undefined),
};
const library = createLiveLibrary(db);

if (scene === 'newer')
  library.observe = (_, on) => {
    on.error('database-too-new');
    return () => undefined;
  };
else if ((await db.changes.count()) === 0) await fillLibrary(context, scene);

const root = document.getElementById('panel');
if (root)
  render(
    <LibraryContext.Provider value={library}>
      <PanelClientContext.Provider value={panelClientOf(createLibrary(context))}>
        <LiveSearchContext.Provider value={createFinder(db)}>
          <ThisBrowserContext.Provider value={fakeThisBrowser()}>
            <Panel />
          </ThisBrowserContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryContext.Provider>,
    root,
  );
