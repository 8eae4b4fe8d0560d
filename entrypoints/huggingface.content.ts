import { defineContentScript } from 'wxt/utils/define-content-script';
import { createListBar } from '@/components/page/list/open-list-bar';
import { watchSite } from '@/components/page/watch/watch-site';
import { huggingfaceParsers, readPage } from '@/lib/capture';
import { checkShape } from '@/lib/capture/check-parser';
import { isPrivateWindow } from '@/lib/platform/tabs/private-window';
import { createPageClient } from '@/lib/rpc/page-client';

export default defineContentScript({
  matches: ['https://huggingface.co/papers*', 'https://huggingface.co/collections/*'],
  main(context) {
    const stop = watchSite({
      document,
      read: () => readPage(document, new URL(location.href), huggingfaceParsers),
      client: createPageClient(),
      isAlive: () => context.isValid,
      isPrivate: isPrivateWindow(),
      check: (reading) => checkShape(document, new URL(location.href), reading),
      createListBar,
    });
    context.onInvalidated(stop);
  },
});
