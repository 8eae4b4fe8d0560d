import { startFilingWorker } from '@/lib/engine-host/start-worker';

/**
 * Hands every port that the service worker sends to the filing worker; a worker that crashed is replaced. A file that
 * comes with a port is answered with an address to download it from.
 */
export function relayPorts(): void {
  let worker: Worker | null = null;
  navigator.serviceWorker.addEventListener(
    'message',
    ({ data, ports }: MessageEvent<{ file: Uint8Array<ArrayBuffer> } | null>) => {
      if (data) {
        ports[0]?.postMessage(URL.createObjectURL(new Blob([data.file])));
        return;
      }
      worker ??= started(() => {
        worker = null;
      });
      worker.postMessage(null, [...ports]);
    },
  );
  navigator.serviceWorker.startMessages();
}

function started(onCrash: () => void): Worker {
  const worker = startFilingWorker();
  worker.addEventListener('error', (event) => {
    console.error('The filing worker crashed.', event.message);
    worker.terminate();
    onCrash();
  });
  return worker;
}
