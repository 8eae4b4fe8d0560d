import { type Browser, browser } from 'wxt/browser';
import type { ShownPage } from '@/lib/domain/pages/shown-page';

/** Port by which a panel hears what the page of a tab shows. */
export const PAGE_PORT = 'shown-page';

/** What a page shows, read only where a panel listens. */
export interface OfferedReading {
  /** The same as long as the page shows the same papers. */
  key: string;
  read(): ShownPage;
}

/** Tells panels what this page shows. */
export interface OfferedPage {
  /** What the page shows now; `null` where our script leaves it alone. */
  show(reading: OfferedReading | null): void;
  stop(): void;
}

/** Listens to panels from now on, so that one is heard that asks before the page was read. */
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
