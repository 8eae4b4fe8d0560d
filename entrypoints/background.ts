import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import { startQueues } from '@/lib/jobs/queues';
import { createBackups } from '@/lib/library/backups/backups';
import { exportSource } from '@/lib/library/exports/export-library';
import { announceMarks, lookUpMarks } from '@/lib/library/pages/marks';
import { findTitles } from '@/lib/library/papers/find-titles';
import { savePaper } from '@/lib/library/papers/save-paper';
import { fetchText } from '@/lib/platform/fetch-text';
import { openFilingWorker } from '@/lib/platform/offscreen/filing-worker';
import { readSampleLibrary } from '@/lib/platform/sample-library';
import { downloads } from '@/lib/platform/storage/downloads';
import { keepCopy } from '@/lib/platform/storage/keep-copy';
import { keepPagesOutOfStorage, secrets } from '@/lib/platform/storage/secrets';
import { openPanelByIcon } from '@/lib/platform/tabs/side-panel';
import { serveSurfaces } from '@/lib/platform/tabs/surfaces';
import { tellPages } from '@/lib/platform/tabs/tell-pages';
import { createWakeUp } from '@/lib/platform/wake-up';
import { keepConnected } from '@/lib/rpc/port/keep-connected';
import { requests } from '@/lib/rpc/requests';
import { serveRequests } from '@/lib/rpc/serve-requests';
import { startSync } from '@/lib/sync/sync';
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
    const sync = startSync(createSyncContext(db, exportSource(db), secrets, downloads), createWakeUp);
    serveRequests(requests, { ...context, sync });
    const badges = serveSurfaces({
      lookUp: (papers) => lookUpMarks(db, papers),
      save: (paper) => savePaper(context, paper),
      find: (query) => findTitles(db, query),
    });
    openPanelByIcon();
    keepPagesOutOfStorage();
    browser.runtime.onStartup.addListener(onPending);
  },
});
