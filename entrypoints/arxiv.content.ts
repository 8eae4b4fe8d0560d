import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchPage } from '@/components/page/watch-page';
import { arxivParsers, readPage } from '@/lib/capture';
import { createPageClient } from '@/lib/messaging/page-client';

export default defineContentScript({
  matches: ['arxiv.org', 'export.arxiv.org'].flatMap((host) =>
    ['abs/*', 'html/*', 'list/*', 'catchup/*', 'a/*', 'search*'].map((path) => `https://${host}/${path}`),
  ),
  main(context) {
    const stop = watchPage({
      document,
      read: () => readPage(document, new URL(location.href), arxivParsers),
      client: createPageClient(),
      isAlive: () => context.isValid,
    });
    context.onInvalidated(stop);
  },
});
