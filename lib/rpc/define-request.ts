import type { GenericSchema } from 'valibot';
import type { Browser } from 'wxt/browser';

/** Who sent a message, as the browser says. */
export type Sender = Browser.runtime.MessageSender;

/** Our own pages may send it: side panel and options. */
interface FromPanel {
  from: 'panel';
}

/** Content scripts may send it, too. */
interface FromPage {
  from: 'page';
  /**
   * How often a tab may send it in a minute. What people do stays far below: a list of 2,000 rows asks 50 times for
   * suggestions, a quick typist searches 200 times. A page that has got hold of our script is slowed down by it.
   */
  perMinute: number;
  /** The longest that it may be, in characters of JSON; a longer one is refused before it is read. */
  longest: number;
}

interface RequestParts<Context, Input, Output> {
  /** The shape that the request must have; fields that it does not name are dropped. */
  schema: GenericSchema<unknown, Input>;
  /** Answers a request that has this shape; an error that it throws becomes a failed `Result`. */
  handle: (context: Context, request: Input, sender: Sender) => Promise<Output>;
}

/** Any request that can be answered with this context. */
export type RequestDefinition<Context> = (FromPanel | FromPage) & {
  schema: GenericSchema;
  handle: (context: Context, request: never, sender: Sender) => Promise<unknown>;
};

/** Requests by their names. */
export type RequestDefinitions<Context> = Record<string, RequestDefinition<Context>>;

/** The requests among these that content scripts may send. */
export type FromPages<Definitions> = {
  [Name in keyof Definitions as Definitions[Name] extends { from: 'page' } ? Name : never]: Definitions[Name];
};

/** What a request carries. */
export type RequestInput<Definition> = Definition extends { schema: GenericSchema<unknown, infer Input> }
  ? Input
  : never;

/** What a request is answered with; `null` where its handler returns nothing. */
export type RequestOutput<Definition> = Definition extends {
  handle: (...parts: never[]) => Promise<infer Output>;
}
  ? Output extends void
    ? null
    : Output
  : never;

/**
 * Defines a request, whose name is its key in the record of its feature: what it carries, who may send it, how often,
 * and what answers it. Clients, checks and types are derived from that.
 */
export function defineRequest<Context, Input, Output>(
  definition: RequestParts<Context, Input, Output> & FromPanel,
): RequestParts<Context, Input, Output> & FromPanel;
export function defineRequest<Context, Input, Output>(
  definition: RequestParts<Context, Input, Output> & FromPage,
): RequestParts<Context, Input, Output> & FromPage;
export function defineRequest<Definition>(definition: Definition): Definition {
  return definition;
}
