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

/** Where the library is stored; see `StorageCircuitBreaker`. */
interface Storage {
  readonly hasFailed: boolean;
  /** Waits until storage works again, or rejects. */
  ready(): Promise<void>;
  /** Records an error that may come from the browser's storage. */
  note(error: unknown): void;
}

const wellStorage: Storage = { hasFailed: false, ready: async () => undefined, note: () => undefined };

/**
 * Answers requests of pages and panels. Every message gets a `Result`, never an exception.
 * Must be called synchronously when the background starts; otherwise the message that woke it is lost.
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
 * The answer to one message, for `serveRequests` and its tests. The handler is called in the same turn, since some
 * browser calls are allowed only within a person's click.
 */
export function answerRequests<Context>(
  definitions: RequestDefinitions<Context>,
  context: Context,
  storage: Storage = wellStorage,
): (envelope: Envelope, sender: Sender) => Promise<Result<unknown>> {
  const budget = createPageBudget();

  /**
   * Our own pages may send every request; content scripts only some, within limits; others none.
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
