import { browser } from 'wxt/browser';
import { type MarksChanged, type PageRequests, pageRequestNames } from './protocol';
import { type Client, clientFor } from './send-request';

/** What a page may ask of the background, and what it hears from it. */
export interface PageClient extends Client<keyof PageRequests> {
  /** Listens to the marks that change; returns how to stop. */
  onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void;
}

export function createPageClient(): PageClient {
  return { ...clientFor(pageRequestNames), onMarksChanged };
}

function onMarksChanged(listener: (marks: MarksChanged['marks']) => void): () => void {
  const onMessage = (message: unknown) => {
    if (isMarksChanged(message)) listener(message.marks);
  };
  browser.runtime.onMessage.addListener(onMessage);
  return () => browser.runtime.onMessage.removeListener(onMessage);
}

function isMarksChanged(message: unknown): message is MarksChanged {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'marksChanged'
  );
}
