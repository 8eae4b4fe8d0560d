import { browser } from 'wxt/browser';
import { type MarksChanged, type PageClient, pageRequestNames } from './protocol';
import { clientFor } from './send-request';

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
