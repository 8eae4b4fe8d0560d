import { browser } from 'wxt/browser';
import type { Answer, Client, PanelRequests, RequestName } from './protocol';

/** A client that can ask for exactly these. */
export function clientFor<Name extends RequestName>(names: readonly Name[]): Client<Name> {
  const entries = names.map((name) => [name, (request: never) => sendRequest(name, request)] as const);
  return Object.fromEntries(entries) as unknown as Client<Name>;
}

/** Never rejects: a background that cannot be reached is an answer too. */
async function sendRequest<Name extends RequestName>(
  name: Name,
  request: Parameters<PanelRequests[Name]>[0],
): Promise<Answer<Name>> {
  try {
    const answer: Answer<Name> | undefined = await browser.runtime.sendMessage({
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
