import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { PapertreeDatabase } from '@/lib/db/database';
import { keepConnected } from '@/lib/filing/keep-connected';
import { createFilingQueue, workOff } from '@/lib/library/filing-queue';
import { createLibrary } from '@/lib/library/library';
import { announceMarks } from '@/lib/library/marks';
import { serveRequests } from '@/lib/messaging/serve-requests';
import { openFilingWorker } from '@/lib/platform/filing-worker';
import { openPanel, openPanelByIcon } from '@/lib/platform/side-panel';
import { tellPages } from '@/lib/platform/tell-pages';
import { createWakeUp } from '@/lib/platform/wake-up';

export default defineBackground({
  type: 'module',
  // Everything that wakes this context must be listened to before the first turn ends.
  main() {
    const db = new PapertreeDatabase();
    const context = {
      db,
      filing: keepConnected(openFilingWorker),
      onPending: () => fileSoon(),
      onPapersChanged: announceMarks(db, tellPages),
      backUp: async () => undefined,
    };
    const fileSoon = createFilingQueue(
      () => workOff(context),
      createWakeUp(() => fileSoon()),
    );
    serveRequests({ ...createLibrary(context), openPanel: (_, sender) => openPanel(sender) });
    openPanelByIcon();
    browser.runtime.onStartup.addListener(fileSoon);
    fileSoon();
  },
});
