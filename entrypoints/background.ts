import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { PapertreeDatabase } from '@/lib/db/database';
import { backgroundTasks } from '@/lib/jobs/background-tasks';
import { createJobRunner } from '@/lib/jobs/job-runner';
import { createBackups } from '@/lib/library/backups/take-backups';
import { exportSource } from '@/lib/library/exports/source-for-targets';
import { createCircuitBreaker, waitForStorage } from '@/lib/library/loss/handle-storage-failure';
import { browserUiCalls } from '@/lib/library/pages/calls-of-browser-ui';
import { createMarksFollower } from '@/lib/library/pages/look-up-marks';
import { createTabSubscriptions } from '@/lib/library/pages/tab-subscriptions';
import { createTabActs } from '@/lib/library/pages/undoable-acts-of-tab';
import { fetchText } from '@/lib/platform/fetch-text';
import { createWakeUp } from '@/lib/platform/job-alarm';
import { createLanguageModel } from '@/lib/platform/language-model/reach-language-model';
import { openFilingWorker } from '@/lib/platform/offscreen/connect-filing-worker';
import { readSampleLibrary } from '@/lib/platform/read-sample-file';
import { downloads } from '@/lib/platform/storage/browser-downloads';
import { downloadCopy } from '@/lib/platform/storage/download-backup';
import { failureStore, libraryMemory as memory } from '@/lib/platform/storage/remember-library';
import { createSecrets, keepPagesOutOfStorage } from '@/lib/platform/storage/secrets';
import { sessionStore } from '@/lib/platform/storage/session-store';
import { createNotifyPages } from '@/lib/platform/tabs/notify-pages';
import { serveBrowserUi } from '@/lib/platform/tabs/serve-browser-ui';
import { openPanelByIcon } from '@/lib/platform/tabs/side-panel';
import { keepConnected } from '@/lib/rpc/port/keep-connected';
import { requests } from '@/lib/rpc/requests';
import { serveRequests } from '@/lib/rpc/serve-requests';
import { createSyncContext } from '@/lib/sync/create-sync-context';
import { createSyncTask } from '@/lib/sync/running/sync-task';

export default defineBackground({
  type: 'module',
  // Listeners for events that wake the service worker must be added before its first event-loop turn ends.
  main() {
    const db = new PapertreeDatabase();
    const backups = createBackups(db, downloadCopy);
    const filing = keepConnected(openFilingWorker);
    const tabSubscriptions = createTabSubscriptions(sessionStore);
    const tabs = { tabSubscriptions, tabActs: createTabActs(sessionStore) };
    const secrets = createSecrets();
    const own = { fetchText, readSample: readSampleLibrary, memory };
    const context = { db, filing, backups, languageModel: createLanguageModel(secrets), ...own, ...tabs };
    const syncContext = createSyncContext(db, exportSource(db), secrets, downloads);
    const breaker = createCircuitBreaker(context, failureStore);
    serveRequests(requests, { ...context, sync: syncContext }, breaker);
    const badges = serveBrowserUi(browserUiCalls(context));
    const tasks = [...backgroundTasks(context, backups), createSyncTask(syncContext)];
    const wakeUp = createWakeUp('jobs', () => runner.wake());
    const runner = createJobRunner(waitForStorage(tasks, breaker), wakeUp);
    const marks = createMarksFollower(db, createNotifyPages(tabSubscriptions));
    for (const follower of [marks, badges.onEvent, runner.onEvent]) db.feed.subscribe(follower);
    runner.start();
    openPanelByIcon();
    keepPagesOutOfStorage();
    // This listener does nothing: it makes the browser start the background when the browser starts.
    browser.runtime.onStartup.addListener(() => undefined);
  },
});
