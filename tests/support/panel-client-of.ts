import { ExpectedError } from '@/lib/domain/errors';
import { failureOf } from '@/lib/domain/result';
import type { PanelClient } from '@/lib/rpc/panel-client';
import type { BoundLibrary } from './bind-requests';

/** A panel client without a background: the use cases run in this process. */
export function panelClientOf(library: BoundLibrary): PanelClient {
  const ask = (call: (request: never) => Promise<unknown>) => async (request: never) => {
    try {
      return { ok: true, value: (await call(request)) ?? null };
    } catch (error) {
      if (error instanceof ExpectedError) return { ok: false, ...failureOf(error) };
      throw error;
    }
  };
  const asks = Object.entries(library).map(([name, call]) => [name, ask(call)]);
  return Object.fromEntries(asks) as PanelClient;
}
