import type { CDPSession } from 'playwright-core';
import type { Chromium } from '@/tests/e2e/support/chromium';
import { within } from './row';

interface Heap {
  usedSize: number;
  embedderHeapUsedSize?: number;
  backingStorageSize?: number;
}

/** Types of targets with a heap of their own; tabs and the like only wrap these. */
const pages = new Set(['service_worker', 'page', 'background_page']);

/**
 * JavaScript heap and array buffers of all running parts of the extension, including workers; megabytes. Pages of the
 * extension share one heap, which counts once. WebAssembly memory does not count: the protocol does not report it.
 */
export async function memoryOf({ context, extensionId }: Chromium): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('The browser is gone.');
  const protocol = await browser.newBrowserCDPSession();
  const { targetInfos } = await protocol.send('Target.getTargets', {
    filter: [{ type: 'browser', exclude: true }, {}],
  });
  const bytesOf = new Map<string, number>();
  for (const { targetId, type, url } of targetInfos) {
    const isOurs = url.startsWith(`chrome-extension://${extensionId}/`) && pages.has(type);
    // A worker's address may be missing, but in this browser only our pages have workers.
    if (!isOurs && type !== 'worker') continue;
    const heap = await heapOf(protocol, targetId);
    if (heap) bytesOf.set(heap.id, heap.bytes);
  }
  await protocol.detach();
  return [...bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6;
}

/**
 * The heap of a target, with the id that it shares with other targets; `null` if the target does not answer. Messages to
 * a target are wrapped in messages of the browser's own connection.
 */
async function heapOf(protocol: CDPSession, targetId: string): Promise<{ id: string; bytes: number } | null> {
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: false });
  const ask = <Answer>(id: number, method: string): Promise<Answer> =>
    new Promise((resolve) => {
      protocol.on('Target.receivedMessageFromTarget', function hear(event) {
        if (event.sessionId !== sessionId) return;
        const answer = JSON.parse(event.message);
        if (answer.id !== id) return;
        protocol.off('Target.receivedMessageFromTarget', hear);
        resolve(answer.result);
      });
      void protocol.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method }),
      });
    });
  // A worker that is busy or has just ended does not answer.
  await within(10_000, ask(1, 'HeapProfiler.collectGarbage'));
  const heap = await within(10_000, ask<Heap>(2, 'Runtime.getHeapUsage'));
  const isolate = await within(10_000, ask<{ id: string }>(3, 'Runtime.getIsolateId'));
  await protocol.send('Target.detachFromTarget', { sessionId });
  if (!heap) return null;
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = heap;
  return { id: isolate?.id ?? targetId, bytes: usedSize + embedderHeapUsedSize + backingStorageSize };
}
