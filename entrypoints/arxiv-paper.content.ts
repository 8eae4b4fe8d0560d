import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchSite } from '@/components/page/watch/watch-site';
import { arxivPaperParsers, readPage } from '@/lib/capture';
import { checkShape } from '@/lib/capture/check-parser';
import { isPrivateWindow } from '@/lib/platform/tabs/private-window';
import { createPageClient } from '@/lib/rpc/page-client';

export default defineContentScript({
  matches: ['arxiv.org', 'export.arxiv.org'].flatMap((host) =>
    ['abs/*', 'html/*'].map((path) => `https://${host}/${path}`),
  ),
  main(context) {
    const stop = watchSite({
      document,
      read: () => readPage(document, new URL(location.href), arxivPaperParsers),
      client: createPageClient(),
      isAlive: () => context.isValid,
      isPrivate: isPrivateWindow(),
      check: (reading) => checkShape(document, new URL(location.href), reading),
    });
    context.onInvalidated(stop);
  },
});
