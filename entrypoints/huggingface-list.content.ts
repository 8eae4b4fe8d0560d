import { defineContentScript } from 'wxt/utils/define-content-script';
import { createPartsLoader } from '@/components/page/lazy-parts/load-lazy-parts';
import { createListBarOpener } from '@/components/page/list/list-bar-button';
import { Chip } from '@/components/page/mark/Chip';
import { watchBySitePreferences } from '@/components/page/watch/watch-by-site-preferences';
import { markedPage } from '@/lib/capture/marked-page';
import { listPages } from '@/lib/capture/sites/huggingface/huggingface-site';
import { isPrivateWindow } from '@/lib/platform/tabs/private-window';
import { offerPage } from '@/lib/platform/tabs/shown-page-in-content-script';
import { createPageClient } from '@/lib/rpc/page-client';

export default defineContentScript({
  matches: listPages.matches,
  main(context) {
    const client = createPageClient();
    const offered = offerPage();
    const stop = watchBySitePreferences({
      ...markedPage(document, location, listPages),
      ...{ Chip, createListBarOpener },
      client,
      offered,
      loadParts: createPartsLoader(client),
      isAlive: () => context.isValid,
      isPrivate: isPrivateWindow(),
    });
    context.onInvalidated(() => {
      stop();
      offered.stop();
    });
  },
});
