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
   * How often a tab may send it in a minute. Normal use stays far below: a list of 2,000 rows asks 50 times for
   * suggestions, a fast typist searches 200 times. It slows down a page that has taken control of our content script.
   */
  perMinute: number;
  /** The longest that it may be, in characters of JSON; a longer one is refused before it is read. */
  longest: number;
}

interface RequestParts<Context, Input, Output> {
  /** Schema of the request; unknown fields are dropped. */
  schema: GenericSchema<unknown, Input>;
  /** Answers a valid request; an error that it throws becomes a failed `Result`. */
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

/** The input of a request. */
export type RequestInput<Definition> = Definition extends { schema: GenericSchema<unknown, infer Input> }
  ? Input
  : never;

/** The output of a request; `null` if its handler returns nothing. */
export type RequestOutput<Definition> = Definition extends {
  handle: (...parts: never[]) => Promise<infer Output>;
}
  ? Output extends void
    ? null
    : Output
  : never;

/**
 * Defines a request, whose name is its key in the record of its feature: its input, who may send it, how often, and
 * its handler. Clients, checks and types are derived from it.
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
