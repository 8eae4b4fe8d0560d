import { browser } from 'wxt/browser';
import { ExpectedError } from '@/lib/domain/errors';
import type { FilingRequests } from '@/lib/filing-worker/filing-calls';
import { startFilingWorker } from '@/lib/filing-worker/start-worker';
import { type Connection, callThrough } from '@/lib/rpc/port/port-calls';

const OFFSCREEN_PAGE = '/offscreen.html';

/**
 * Connects to the filing worker: in Chrome inside an offscreen document, since
 * a service worker can't start workers and dies when idle; in Firefox inside the background page.
 * @throws ExpectedError `worker-stopped` if it cannot be started.
 */
export async function openFilingWorker(): Promise<Connection<FilingRequests>> {
  const { port1, port2 } = new MessageChannel();
  const connection = callThrough<FilingRequests>(port1);
  if (import.meta.env.FIREFOX) {
    const worker = startFilingWorker();
    worker.addEventListener('error', connection.close);
    worker.postMessage(null, [port2]);
  } else {
    const page = await offscreenPage();
    page.postMessage(null, [port2]);
  }
  return connection;
}

/**
 * Messages to the page use the service worker's client channel, which can transfer ports and vectors; `runtime`
 * messages cannot.
 */
export async function offscreenPage(): Promise<Client> {
  const present = await findOffscreenPage();
  if (present) return present;
  try {
    await browser.offscreen.createDocument({
      url: OFFSCREEN_PAGE,
      reasons: ['WORKERS', 'BLOBS'],
      justification:
        'Embeds papers on this device, in a worker, and gives backups an address to be saved from: a service worker can do neither.',
    });
  } catch (error) {
    // Two concurrent calls may create the page; then it exists anyway.
    console.warn('The offscreen page was not created.', error);
  }
  const created = await findOffscreenPage();
  if (!created) throw new ExpectedError('worker-stopped', 'no offscreen page');
  return created;
}

async function findOffscreenPage(): Promise<Client | undefined> {
  const { clients } = globalThis as unknown as ServiceWorkerGlobalScope;
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.find(({ url }) => url === browser.runtime.getURL(OFFSCREEN_PAGE as never));
}

interface Client {
  url: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
interface ServiceWorkerGlobalScope {
  clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<Client[]> };
}
