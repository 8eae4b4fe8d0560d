import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchPage } from '@/components/page/watch-page';
import { huggingfaceParsers, readPage } from '@/lib/capture';
import { createPageClient } from '@/lib/messaging/page-client';

export default defineContentScript({
  matches: ['https://huggingface.co/papers*', 'https://huggingface.co/collections/*'],
  main(context) {
    const stop = watchPage({
      document,
      read: () => readPage(document, new URL(location.href), huggingfaceParsers),
      client: createPageClient(),
      isAlive: () => context.isValid,
    });
    context.onInvalidated(stop);
  },
});
