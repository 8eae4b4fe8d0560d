import { ExpectedError } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { completionRequest, completionsAddress, readCompletion } from '@/lib/language-model/chat-completion';
import type { Question } from '@/lib/language-model/question';
import { AnswerTooLong, readBounded } from '@/lib/platform/read-bounded';

/** The longest answer that is read, in bytes. */
const LARGEST = 200_000;

/**
 * Asks a server, without cookies and along no redirect, once; and once more in plainer words where it does not know all
 * that the question asks for. What comes back is text, to be validated by whoever asked.
 * @param key empty where the server wants none
 * @param longest Milliseconds for all of it.
 * @throws ExpectedError `language-model-…`, for each way in which there is no answer.
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
  // Elsewhere than it was typed, no such address, or no such model.
  if (type === 'opaqueredirect' || status === 404 || (status >= 300 && status < 400))
    return 'language-model-unknown';
  return 'language-model-unclear';
}
