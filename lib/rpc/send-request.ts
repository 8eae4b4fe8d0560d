import { browser } from 'wxt/browser';
import type { Result } from '@/lib/domain/result';
import type { RequestInput, RequestOutput } from './define-request';

/** A client of the background: each request returns a `Result` and never rejects. */
export type Client<Definitions> = {
  [Name in keyof Definitions]: (
    request: RequestInput<Definitions[Name]>,
  ) => Promise<Result<RequestOutput<Definitions[Name]>>>;
};

/** Sends a request to the background. Never rejects: a background that cannot be reached is a failed `Result`. */
export async function sendRequest(name: string, request: unknown): Promise<Result<unknown>> {
  try {
    const answer: Result<unknown> | undefined = await browser.runtime.sendMessage({
      type: 'request',
      name,
      request,
    });
    return answer ?? { ok: false, error: 'background-unreachable' };
  } catch {
    // The extension was updated or removed under this page, or the background died before it answered.
    return { ok: false, error: 'background-unreachable' };
  }
}
