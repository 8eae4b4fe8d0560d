import type { FetchText } from '@/lib/library/context';
import { AnswerTooLong, readBounded } from './read-bounded';

/** The longest wait for a response, milliseconds. */
const LONGEST = 30_000;
/** The largest response, in bytes; a hundred papers from arXiv are about 300 kB. */
const LARGEST = 8_000_000;

/**
 * Fetches a text without cookies; `null` if there is no response. The text of an error response, or of one that is
 * too large, is empty. `retryAfter` in milliseconds.
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
    // Offline, interrupted, or too slow: the caller tries again later.
    return null;
  }
};

async function textOf(answer: Response): Promise<string> {
  try {
    // The body of an error response is not read, and its connection is closed.
    if (answer.ok) return await readBounded(answer, LARGEST);
    await answer.body?.cancel();
  } catch (error) {
    if (!(error instanceof AnswerTooLong)) throw error;
  }
  return '';
}
