import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { expectedDatabaseError } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';
import { failureOf, type Result } from '@/lib/domain/result';
import { createPageBudget } from './page-budget';
import { pageRequestNames } from './page-request-names';
import type { PageRequests, PanelRequests } from './protocol';
import { requestSchemas } from './schemas';

/** A handler for each request, given the validated request and who sent it. */
export type RequestHandlers = {
  [Name in keyof PanelRequests]: (
    request: Parameters<PanelRequests[Name]>[0],
    sender: Browser.runtime.MessageSender,
  ) => Promise<ReturnType<PanelRequests[Name]>>;
};

/** Envelope of every request; other messages of the extension are not ours to answer. */
interface Envelope {
  type: 'request';
  name: string;
  request: unknown;
}

/**
 * Answers requests of pages and panels. Whatever comes in, an answer goes out: `Result`, never an exception.
 * To be called synchronously when the background starts, or a message that woke it is lost.
 */
export function serveRequests(handlers: RequestHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (!isEnvelope(message)) return;
    answer(handlers, message, sender).then(respond);
    return true;
  });
}

/** The answer to one message, for `serveRequests` and its tests. */
export async function answer(
  handlers: RequestHandlers,
  { name, request }: Envelope,
  sender: Browser.runtime.MessageSender,
): Promise<Result<unknown>> {
  try {
    if (!Object.hasOwn(requestSchemas, name)) throw new ExpectedError('invalid-message', 'no such request');
    const known = name as keyof PanelRequests;
    admit(known, sender);
    const parsed = v.safeParse(requestSchemas[known], request);
    if (!parsed.success) throw new ExpectedError('invalid-message', parsed.issues[0].message);
    const handler = handlers[known] as (request: unknown, sender: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.output, sender) };
  } catch (thrown) {
    const error = expectedDatabaseError(thrown);
    if (error instanceof ExpectedError) return { ok: false, ...failureOf(error) };
    console.error(`Request ${name} failed.`, error);
    return { ok: false, error: 'unexpected' };
  }
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

const budget = createPageBudget();

/**
 * Our own pages may ask everything; our scripts in web pages, some of it and not without end; nobody else, nothing.
 * @throws ExpectedError `foreign-sender`, `too-many-requests`.
 */
function admit(name: keyof PanelRequests, sender: Browser.runtime.MessageSender): void {
  if (sender.id !== browser.runtime.id) throw new ExpectedError('foreign-sender');
  if (sender.url?.startsWith(browser.runtime.getURL('/'))) return;
  if (!isPageRequest(name)) throw new ExpectedError('foreign-sender');
  if (!budget.spend(sender.tab?.id ?? -1, name)) throw new ExpectedError('too-many-requests');
}

function isPageRequest(name: keyof PanelRequests): name is keyof PageRequests {
  return pageRequestNames.some((pageRequest) => pageRequest === name);
}
