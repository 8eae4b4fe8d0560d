import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { expectedDatabaseError } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';
import { failureOf, type Result } from '@/lib/domain/result';
import type { RequestDefinition, RequestDefinitions, Sender } from './define-request';
import { sizeWithin } from './message-size';
import { BYTES_PER_MINUTE, createPageBudget } from './page-budget';

/** Envelope of every request; other messages of the extension are not ours to answer. */
interface Envelope {
  type: 'request';
  name: string;
  request: unknown;
}

/** Where the library is stored; see `StorageGuard`. */
interface Storage {
  readonly hasFailed: boolean;
  /** Waits until it can be read and written again, or rejects. */
  ready(): Promise<void>;
  /** Takes note of an error that may be the browser's. */
  note(error: unknown): void;
}

const wellStorage: Storage = { hasFailed: false, ready: async () => undefined, note: () => undefined };

/**
 * Answers requests of pages and panels. Whatever comes in, an answer goes out: `Result`, never an exception.
 * To be called synchronously when the background starts, or a message that woke it is lost.
 */
export function serveRequests<Context>(
  definitions: RequestDefinitions<Context>,
  context: Context,
  storage: Storage,
): void {
  const answer = answerRequests(definitions, context, storage);
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (!isEnvelope(message)) return;
    answer(message, sender).then(respond);
    return true;
  });
}

/**
 * The answer to one message, for `serveRequests` and its tests. The handler is called in the same turn: some may do
 * only then what a person's click allows.
 */
export function answerRequests<Context>(
  definitions: RequestDefinitions<Context>,
  context: Context,
  storage: Storage = wellStorage,
): (envelope: Envelope, sender: Sender) => Promise<Result<unknown>> {
  const budget = createPageBudget();

  /**
   * Our own pages may ask everything; our scripts in web pages, some of it and not without end; nobody else, nothing.
   * @throws ExpectedError `foreign-sender`, `too-many-requests`, `invalid-message` where it is too long.
   */
  function admit({ name, request }: Envelope, definition: RequestDefinition<Context>, sender: Sender): void {
    if (sender.id !== browser.runtime.id) throw new ExpectedError('foreign-sender');
    if (sender.url?.startsWith(browser.runtime.getURL('/'))) return;
    if (definition.from !== 'page') throw new ExpectedError('foreign-sender');
    const tab = sender.tab?.id ?? -1;
    if (!budget.spend(tab, name, definition.perMinute)) throw new ExpectedError('too-many-requests');
    const size = sizeWithin(request, definition.longest);
    if (size === null) throw new ExpectedError('invalid-message', 'too long');
    if (!budget.spend(tab, 'bytes', BYTES_PER_MINUTE, size)) throw new ExpectedError('too-many-requests');
  }

  return async (envelope, sender) => {
    const { name, request } = envelope;
    try {
      const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
      if (!definition) throw new ExpectedError('invalid-message', 'no such request');
      admit(envelope, definition, sender);
      const parsed = v.safeParse(definition.schema, request);
      if (!parsed.success) throw new ExpectedError('invalid-message', parsed.issues[0].message);
      if (storage.hasFailed) await storage.ready();
      const value = await definition.handle(context, parsed.output as never, sender);
      return { ok: true, value: value ?? null };
    } catch (thrown) {
      storage.note(thrown);
      const error = expectedDatabaseError(thrown);
      if (error instanceof ExpectedError) return { ok: false, ...failureOf(error) };
      console.error(`Request ${name} failed.`, error);
      return { ok: false, error: 'unexpected' };
    }
  };
}

function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'request' &&
    'name' in message &&
    typeof message.name === 'string'
  );
}
