import { browser } from 'wxt/browser';
import type { MarksChanged, SitesChanged } from '@/lib/domain/pages/page-notices';
import { callsByName } from './calls-by-name';
import type { RequestsFromPages } from './requests';
import { type Client, sendRequest } from './send-request';

/** The requests that a content script may send to the background, and the messages that it gets from it. */
export interface PageClient extends Client<RequestsFromPages> {
  /** Listens for changed marks; returns a function that stops it. */
  onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void;
  /** Listens for changed page preferences; returns a function that stops it. */
  onSitesChanged(listener: () => void): () => void;
}

export function createPageClient(): PageClient {
  return callsByName<PageClient>(sendRequest, {
    onMarksChanged: (listener) => onMessage<MarksChanged>('marksChanged', ({ marks }) => listener(marks)),
    onSitesChanged: (listener) => onMessage<SitesChanged>('sitesChanged', listener),
  });
}

/** Listens for messages of one type; returns a function that stops it. Only the background can send any. */
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
