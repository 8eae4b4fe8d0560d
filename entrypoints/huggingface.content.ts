import { defineContentScript } from 'wxt/utils/define-content-script';
import { createListBar } from '@/components/page/list-bar';
import { watchSite } from '@/components/page/watch-site';
import { huggingfaceParsers, readPage } from '@/lib/capture';
import { checkShape } from '@/lib/capture/check-shape';
import { createPageClient } from '@/lib/messaging/page-client';
import { isPrivateWindow } from '@/lib/platform/private-window';

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
