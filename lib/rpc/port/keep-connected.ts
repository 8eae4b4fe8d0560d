import { ExpectedError } from '@/lib/domain/errors';
import { type Calls, callsByName } from '@/lib/rpc/calls-by-name';
import type { Connection } from './port-calls';

/** Calls that open a connection when first needed, and a new one after the worker died. */
export function keepConnected<Interface extends Calls<Interface>>(
  open: () => Promise<Connection<Interface>>,
): Interface {
  let connection: Promise<Connection<Interface>> | null = null;

  return callsByName<Interface>(async (name, argument) => {
    connection ??= open();
    const current = connection;
    try {
      const { calls } = await current;
      return await calls[name as keyof Interface](argument as never);
    } catch (error) {
      if (connection === current && isLost(error)) connection = null;
      throw error;
    }
  });
}

function isLost(error: unknown): boolean {
  return error instanceof ExpectedError && error.code === 'worker-stopped';
}
