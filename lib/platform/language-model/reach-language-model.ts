import { browser } from 'wxt/browser';
import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import type { Question } from '@/lib/language-model/question';
import type { LanguageModelAccess } from '@/lib/library/context';
import { offscreenPage } from '@/lib/platform/offscreen/connect-filing-worker';
import type { ModelAnswer } from '@/lib/platform/offscreen/offscreen-page';
import type { SecretStore } from '@/lib/sync/sync-context';
import { askBrowserModel } from './ask-browser-model';
import { askServer } from './ask-model-server';

/**
 * Time limit of a question, in milliseconds: a browser terminates a background whose request hangs for 30 seconds.
 * A model that has to be loaded first may miss the limit, and is loaded by the next question.
 */
const LONGEST = 25_000;
/** The name under which the server's key is stored among the secrets. */
const KEY = 'language-model';

/** The language models that this browser can reach. */
export function createLanguageModel(secrets: SecretStore): LanguageModelAccess {
  return {
    async ask(model, question) {
      if (model.kind === 'browser') return askOwnModel(question);
      if (!(await mayReach(model))) throw new ExpectedError('host-not-allowed');
      return askServer(model, (await secrets.read(KEY))?.secret ?? '', question, LONGEST);
    },
    keepKey: (key) => (key ? secrets.write(KEY, { secret: key, passphrase: '' }) : secrets.remove(KEY)),
  };
}

/**
 * Whether the extension may read the server's answer. Without the permission the question would be sent for
 * nothing.
 */
function mayReach({ address }: Extract<LanguageModel, { kind: 'server' }>): Promise<boolean> {
  const { protocol, hostname } = new URL(address);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

/** A service worker has no access to the browser's model, so in Chromium the offscreen page asks it. */
async function askOwnModel(question: Question): Promise<string> {
  if (import.meta.env.FIREFOX) return askBrowserModel(question, LONGEST);
  const page = await offscreenPage();
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<ModelAnswer>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<ModelAnswer>) => resolve(data);
  });
  page.postMessage({ question, longest: LONGEST }, [port2]);
  const result = await answer;
  if ('answer' in result) return result.answer;
  throw new ExpectedError(result.error);
}
