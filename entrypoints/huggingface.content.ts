import { defineContentScript } from 'wxt/utils/define-content-script';
import { createListBarOpener } from '@/components/page/list/list-bar-button';
import { createPartsLoader } from '@/components/page/parts/load-page-parts';
import { watchSite } from '@/components/page/watch/watch-site';
import { checkParser } from '@/lib/capture/check-parser';
import { readPage } from '@/lib/capture/read-page';
import { paperPages } from '@/lib/capture/sites/huggingface/site';
import { isPrivateWindow } from '@/lib/platform/tabs/private-window';
import { offerPage } from '@/lib/platform/tabs/shown-page-in-content-script';
import { createPageClient } from '@/lib/rpc/page-client';

export default defineContentScript({
  matches: paperPages.matches,
  main(context) {
    const client = createPageClient();
    const offered = offerPage();
    const stop = watchSite({
      document,
      read: () => readPage(document, new URL(location.href), paperPages.parsers, new Date().getFullYear()),
      client,
      offered,
      loadParts: createPartsLoader(client),
      isAlive: () => context.isValid,
      isPrivate: isPrivateWindow(),
      check: (reading) => checkParser(document, new URL(location.href), reading, paperPages.paperLink),
      createListBarOpener,
    });
    context.onInvalidated(() => {
      stop();
      offered.stop();
    });
  },
});
