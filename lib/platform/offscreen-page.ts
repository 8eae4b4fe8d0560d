import { startFilingWorker } from '@/lib/filing/start-worker';

/** Hands every port that the service worker sends to the filing worker; a worker that crashed is replaced. */
export function relayPorts(): void {
  let worker: Worker | null = null;
  navigator.serviceWorker.addEventListener('message', ({ ports }) => {
    worker ??= started(() => {
      worker = null;
    });
    worker.postMessage(null, [...ports]);
  });
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
