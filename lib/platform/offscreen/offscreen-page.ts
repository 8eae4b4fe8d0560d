import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { startFilingWorker } from '@/lib/filing-worker/start-worker';
import type { Question } from '@/lib/language-model/question';
import { askBrowserModel } from '@/lib/platform/language-model/ask-browser-model';

/** What the service worker asks of its page; `null` hands on a port. */
type Asked = { file: Uint8Array<ArrayBuffer> } | { question: Question; longest: number } | null;

/** What the browser's language model answered, or why it did not. */
export type ModelAnswer = { answer: string } | { error: ErrorCode };

/**
 * Passes every port from the service worker on to the filing worker, which is restarted after a crash. A file that
 * comes with a port is answered with an object URL, a question with what the browser's language model says: a service
 * worker has neither.
 */
export function relayPorts(): void {
  let worker: Worker | null = null;
  navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<Asked>) => {
    if (data && 'file' in data) {
      ports[0]?.postMessage(URL.createObjectURL(new Blob([data.file])));
      return;
    }
    if (data) {
      void answerOf(data.question, data.longest).then((answer) => ports[0]?.postMessage(answer));
      return;
    }
    worker ??= started(() => {
      worker = null;
    });
    worker.postMessage(null, [...ports]);
  });
  navigator.serviceWorker.startMessages();
}

async function answerOf(question: Question, longest: number): Promise<ModelAnswer> {
  try {
    return { answer: await askBrowserModel(question, longest) };
  } catch (error) {
    return { error: error instanceof ExpectedError ? error.code : 'unexpected' };
  }
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
