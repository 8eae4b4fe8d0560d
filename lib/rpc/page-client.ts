import { browser } from 'wxt/browser';
import { pageRequestNames } from './page-request-names';
import type { MarksChanged, PageClient, SitesChanged } from './protocol';
import { clientFor } from './send-request';

export function createPageClient(): PageClient {
  return {
    ...clientFor(pageRequestNames),
    onMarksChanged: (listener) => onMessage<MarksChanged>('marksChanged', ({ marks }) => listener(marks)),
    onSitesChanged: (listener) => onMessage<SitesChanged>('sitesChanged', listener),
  };
}

/** Listens to messages of one type; returns how to stop. Only the background can send any. */
function onMessage<Told extends { type: string }>(
  type: Told['type'],
  listener: (told: Told) => void,
): () => void {
  const hear = (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === type)
      listener(message as Told);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
