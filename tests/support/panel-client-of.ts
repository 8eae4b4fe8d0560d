import { ExpectedError } from '@/lib/domain/errors';
import { failureOf } from '@/lib/domain/result';
import type { Library } from '@/lib/library/library';
import type { PanelClient } from '@/lib/rpc/panel-client';
import { panelRequestNames } from '@/lib/rpc/panel-request-names';

/** The panel's way to the background, without one: the use cases run right here. */
export function panelClientOf(library: Library): PanelClient {
  const ask = (name: keyof Library) => async (request: never) => {
    try {
      return { ok: true, value: await library[name](request) };
    } catch (error) {
      if (error instanceof ExpectedError) return { ok: false, ...failureOf(error) };
      throw error;
    }
  };
  const asks = panelRequestNames.map((name) => [name, ask(name as keyof Library)]);
  return Object.fromEntries(asks) as PanelClient;
}
