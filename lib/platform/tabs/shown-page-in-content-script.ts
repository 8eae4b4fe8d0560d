import { type Browser, browser } from 'wxt/browser';
import type { ShownPage } from '@/lib/domain/pages/shown-page';

/** Name of the port on which a content script sends a panel what its page shows. */
export const PAGE_PORT = 'shown-page';

/** What a page shows, read only if a panel listens. */
export interface OfferedReading {
  /** Stays the same as long as the page shows the same papers. */
  key: string;
  read(): ShownPage;
}

/** Tells panels what this page shows. */
export interface OfferedPage {
  /** Sets what the page shows now; `null` if the content script does not read it. */
  show(reading: OfferedReading | null): void;
  stop(): void;
}

/** Listens for panels from now on, so that a panel may connect before the page is read. */
export function offerPage(): OfferedPage {
  const ports = new Set<Browser.runtime.Port>();
  let shown: OfferedReading | null = null;

  function connect(port: Browser.runtime.Port) {
    if (port.name !== PAGE_PORT) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.postMessage(shown?.read() ?? null);
  }

  browser.runtime.onConnect.addListener(connect);
  return {
    show(reading) {
      if (reading?.key === shown?.key) return;
      shown = reading;
      for (const port of ports) port.postMessage(shown?.read() ?? null);
    },
    stop() {
      browser.runtime.onConnect.removeListener(connect);
      for (const port of ports) port.disconnect();
    },
  };
}
