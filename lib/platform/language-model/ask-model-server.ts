import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { completionRequest, completionsAddress, readCompletion } from '@/lib/language-model/chat-completion';
import type { Question } from '@/lib/language-model/question';
import { AnswerTooLong, readBounded } from '@/lib/platform/read-bounded';

/** Maximum size of an answer, in bytes. */
const LARGEST = 200_000;

/**
 * Asks a server once, without cookies and without following redirects. If the server refuses the request's format,
 * asks once more with a simpler request. Returns the raw text of the answer, which the caller validates.
 * @param key Empty if the server needs none.
 * @param longest Time limit for the whole call, in milliseconds.
 * @throws ExpectedError `language-model-…`, one for each way to fail.
 */
export async function askServer(
  { address, model, ...server }: Extract<LanguageModel, { kind: 'server' }>,
  key: string,
  question: Question,
  longest: number,
): Promise<string> {
  const url = completionsAddress({ ...server, address, model });
  const signal = AbortSignal.timeout(longest);
  try {
    let answer = await post(url, key, completionRequest(model, question, false), signal);
    if (answer.status === 400 || answer.status === 422) {
      await answer.body?.cancel();
      answer = await post(url, key, completionRequest(model, question, true), signal);
    }
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new ExpectedError(codeOf(answer), `status ${answer.status}`);
    }
    return readCompletion(await readBounded(answer, LARGEST));
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    if (cause instanceof AnswerTooLong)
      throw new ExpectedError('language-model-unclear', cause.message, { cause });
    throw new ExpectedError(
      signal.aborted ? 'language-model-slow' : 'language-model-unreachable',
      undefined,
      {
        cause,
      },
    );
  }
}

function post(url: string, key: string, body: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    signal,
  });
}

function codeOf({ status, type }: Response) {
  if (status === 401 || status === 403) return 'language-model-refused';
  if (status === 429 || status >= 500) return 'language-model-busy';
  // A redirect, an unknown address, or an unknown model.
  if (type === 'opaqueredirect' || status === 404 || (status >= 300 && status < 400))
    return 'language-model-unknown';
  return 'language-model-unclear';
}
