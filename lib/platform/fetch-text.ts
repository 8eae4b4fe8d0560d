import type { FetchText } from '@/lib/library/context';
import { AnswerTooLong, readBounded } from './read-bounded';

/** Nothing that we ask for takes longer; milliseconds. */
const LONGEST = 30_000;
/** No answer that we ask for is larger, in bytes: a hundred papers of arXiv are some 300 kB. */
const LARGEST = 8_000_000;

/**
 * A page's text, asked for without the person's cookies; `null` where there is no answer. The text of an answer that is
 * none, or longer than any that we ask for, is empty. `retryAfter` in milliseconds.
 */
export const fetchText: FetchText = async (address) => {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST),
    });
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const text = await textOf(answer);
    return { status: answer.status, text, retryAfter: Number.isFinite(seconds) ? seconds * 1_000 : null };
  } catch {
    // Offline, cut, or too slow: whoever asked asks again later.
    return null;
  }
};

async function textOf(answer: Response): Promise<string> {
  try {
    // Nothing is read of a refusal, and no connection is kept open for it.
    if (answer.ok) return await readBounded(answer, LARGEST);
    await answer.body?.cancel();
  } catch (error) {
    if (!(error instanceof AnswerTooLong)) throw error;
  }
  return '';
}
