import { browser } from 'wxt/browser';
import type { MarksChanged, SitesChanged } from '@/lib/library/pages/page-events';
import { pageRequestNames } from './page-request-names';
import type { Client, PageRequests } from './protocol';
import { clientFor } from './send-request';

/** What a page may ask of the background, and what it hears from it. */
export interface PageClient extends Client<keyof PageRequests> {
  /** Listens to the marks that change; returns how to stop. */
  onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void;
  /** Listens to changes of what is to be done on pages; returns how to stop. */
  onSitesChanged(listener: () => void): () => void;
}

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
