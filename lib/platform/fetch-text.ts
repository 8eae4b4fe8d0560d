import type { FetchText } from '@/lib/library/context';

/** Nothing that we ask for takes longer; milliseconds. */
const LONGEST = 30_000;
/** No answer that we ask for is larger: a hundred papers of arXiv are some 300 kB. */
const LARGEST = 8_000_000;

/** A page's text, asked for without the person's cookies; `null` where there is no answer. `retryAfter` in milliseconds. */
export const fetchText: FetchText = async (address) => {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST),
    });
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const text = answer.ok ? (await answer.text()).slice(0, LARGEST) : '';
    return { status: answer.status, text, retryAfter: Number.isFinite(seconds) ? seconds * 1_000 : null };
  } catch {
    // Offline, cut, or too slow: whoever asked asks again later.
    return null;
  }
};
