import { browser } from 'wxt/browser';
import type { MarksChanged, SitesChanged } from '@/lib/library/pages/notices-to-pages';
import { callsByName } from './calls-by-name';
import type { RequestsFromPages } from './requests';
import { type Client, sendRequest } from './send-request';

/** What a content script may ask of the background, and what it hears from it. */
export interface PageClient extends Client<RequestsFromPages> {
  /** Listens to the marks that change; returns how to stop. */
  onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void;
  /** Listens to changes of the preferences for pages; returns how to stop. */
  onSitesChanged(listener: () => void): () => void;
}

export function createPageClient(): PageClient {
  return callsByName<PageClient>(sendRequest, {
    onMarksChanged: (listener) => onMessage<MarksChanged>('marksChanged', ({ marks }) => listener(marks)),
    onSitesChanged: (listener) => onMessage<SitesChanged>('sitesChanged', listener),
  });
}

/** Listens to messages of one type; returns how to stop. Only the background can send any. */
function onMessage<Message extends { type: string }>(
  type: Message['type'],
  listener: (message: Message) => void,
): () => void {
  const onAnyMessage = (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === type)
      listener(message as Message);
  };
  browser.runtime.onMessage.addListener(onAnyMessage);
  return () => browser.runtime.onMessage.removeListener(onAnyMessage);
}
