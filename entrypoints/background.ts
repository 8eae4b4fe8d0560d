import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createBackups } from '@/lib/backup/backups';
import { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import { keepConnected } from '@/lib/filing/keep-connected';
import { exportSource } from '@/lib/library/export-library';
import { findTitles } from '@/lib/library/find-titles';
import { createLibrary } from '@/lib/library/library';
import { announceMarks, lookUpMarks } from '@/lib/library/marks';
import { startQueues } from '@/lib/library/queues';
import { serveRequests } from '@/lib/messaging/serve-requests';
import { downloads } from '@/lib/platform/downloads';
import { fetchText } from '@/lib/platform/fetch-text';
import { openFilingWorker } from '@/lib/platform/filing-worker';
import { keepCopy } from '@/lib/platform/keep-copy';
import { readSampleLibrary } from '@/lib/platform/sample-library';
import { keepPagesOutOfStorage, secrets } from '@/lib/platform/secrets';
import { openPanel, openPanelByIcon } from '@/lib/platform/side-panel';
import { serveSurfaces } from '@/lib/platform/surfaces';
import { tellPages } from '@/lib/platform/tell-pages';
import { createWakeUp } from '@/lib/platform/wake-up';
import { createSync } from '@/lib/sync/sync';
import { createSyncContext } from '@/lib/sync/sync-context';

export default defineBackground({
  type: 'module',
  // Everything that wakes this context must be listened to before the first turn ends.
  main() {
    const db = new PapertreeDatabase();
    const backups = createBackups(db, keepCopy);
    const announce = announceMarks(db, tellPages);
    const context = {
      db,
      filing: keepConnected(openFilingWorker),
      onPending: () => onPending(),
      onPapersChanged: (papers: PaperId[]) => {
        announce(papers);
        badges.refresh();
      },
      onSitesChanged: () => void tellPages(async () => ({ type: 'sitesChanged' })),
      fetchText,
      readSample: readSampleLibrary,
      backups,
    };
    const onPending = startQueues(context, { backups, wakeUp: createWakeUp });
    const sync = createSync(createSyncContext(db, exportSource(db), secrets, downloads), createWakeUp);
    const library = createLibrary(context);
    serveRequests({ ...library, ...sync, openPanel: (_, sender) => openPanel(sender) });
    const badges = serveSurfaces({
      lookUp: (papers) => lookUpMarks(db, papers),
      save: (paper) => library.savePaper({ paper }),
      find: (query) => findTitles(db, query),
    });
    openPanelByIcon();
    keepPagesOutOfStorage();
    browser.runtime.onStartup.addListener(onPending);
  },
});
