import { AnswerTooLong, readBounded } from '@/lib/platform/read-bounded';
import { TargetError } from '@/lib/sync/target-error';

/** No server that answers at all takes longer, and a browser ends a background whose request hangs for 30 seconds. */
const LONGEST_WAIT_MS = 20_000;
/** The longest answer that is read, in bytes; a library of 10,000 papers as BibTeX has a third of it. */
export const LONGEST_ANSWER = 50_000_000;

/** An answer that has arrived whole. */
export interface ServerAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Asks a server and reads its whole answer. Cookies stay out of it, no cache answers for it, and it is never sent
 * elsewhere: a password goes to the address that the person gave, and to no other.
 * @throws TargetError `target-unreachable` where there is no whole answer in time; `target-redirects` where the
 * server points elsewhere, as to a page for logging in; `target-not-understood` where the answer is too long.
 */
export async function askServer(url: string, init: RequestInit): Promise<ServerAnswer> {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    const isElsewhere =
      response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    if (isElsewhere) {
      await response.body?.cancel();
      throw new TargetError('target-redirects');
    }
    const text = await readBounded(response, LONGEST_ANSWER);
    return { status: response.status, headers: response.headers, text };
  } catch (cause) {
    if (cause instanceof TargetError) throw cause;
    if (cause instanceof AnswerTooLong)
      throw new TargetError('target-not-understood', 'an answer too long', undefined, { cause });
    throw new TargetError('target-unreachable', undefined, undefined, { cause });
  }
}

/** What a status says is wrong. Success that was not asked for is no success: many a login page comes with 200. */
export function statusError({ status, headers }: ServerAnswer): TargetError {
  const detail = `status ${status}`;
  const code = codeOf(status);
  return new TargetError(code, detail, retryAfter(headers.get('retry-after')));
}

function codeOf(status: number) {
  if (status === 401 || status === 407) return 'target-refused';
  if (status === 403) return 'target-forbidden';
  if (status === 404 || status === 410) return 'target-gone';
  if (status === 409 || status === 412) return 'target-changed';
  if (status === 413 || status === 507) return 'target-full';
  if (status === 423) return 'target-locked';
  if (status === 429) return 'target-busy';
  if (status >= 500) return 'target-failing';
  return 'target-not-understood';
}

/** Seconds or a date, as RFC 9110 has it; milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** The answer's JSON. @throws TargetError `target-not-understood` where it is none. */
export function jsonOf({ text }: ServerAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TargetError('target-not-understood', 'no JSON', undefined, { cause });
  }
}
