import { AnswerTooLong, readBounded } from '@/lib/platform/read-bounded';
import { TargetError } from '@/lib/sync/target-error';

/** A server that works answers sooner, and a browser ends a background whose request hangs for 30 seconds. */
const LONGEST_WAIT_MS = 20_000;
/** The longest answer that is read, in bytes; a library of 10,000 papers in BibTeX is a third of that. */
export const LONGEST_ANSWER = 50_000_000;

/** A complete answer. */
export interface ServerAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Sends a request to a server and reads the complete answer. The request uses no cookies and no cache, and follows no
 * redirects, so that a password only goes to the address that the person entered.
 * @throws TargetError `target-unreachable` if there is no complete answer in time; `target-redirects` if the server
 * redirects, for example to a login page; `target-not-understood` if the answer is too long.
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

/** The error for an unexpected status. Even a success may be unexpected: many login pages come with status 200. */
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

/** Milliseconds from now, from a `Retry-After` header in seconds or with a date (RFC 9110). */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** Parses the answer as JSON. @throws TargetError `target-not-understood` if it is not JSON. */
export function jsonOf({ text }: ServerAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TargetError('target-not-understood', 'no JSON', undefined, { cause });
  }
}
