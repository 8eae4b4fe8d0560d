import type { LibraryContext } from '@/lib/library/context';
import { libraryRequests } from '@/lib/library/requests';
import type { RequestDefinitions, RequestInput, Sender } from '@/lib/rpc/define-request';

/** Requests as functions that run in this process, without messages. */
export type Bound<Definitions> = {
  [Name in keyof Definitions]: Definitions[Name] extends {
    handle: (...parts: never[]) => infer Answer;
  }
    ? (request: RequestInput<Definitions[Name]>) => Answer
    : never;
};

/** Binds the requests to their context. */
export function bindRequests<Context, Definitions extends RequestDefinitions<Context>>(
  definitions: Definitions,
  context: Context,
  sender = {} as Sender,
): Bound<Definitions> {
  const bound = Object.entries(definitions).map(([name, { handle }]) => [
    name,
    (request: never) => handle(context, request, sender),
  ]);
  return Object.fromEntries(bound) as Bound<Definitions>;
}

/** The requests of a library, as functions. */
export type BoundLibrary = Bound<typeof libraryRequests>;

export function bindLibrary(context: LibraryContext, sender?: Sender): BoundLibrary {
  return bindRequests(libraryRequests, context, sender);
}
