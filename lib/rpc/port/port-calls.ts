import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { FilingRequests } from '@/lib/engine-host/filing-calls';

/*
 * Calls over a message port: what `FilingRequests` needs and no more. Values cross by structured clone; errors
 * cross by their code, since a clone loses their class.
 */
type Call = { call: number; name: keyof FilingRequests; argument: unknown };
type Return = { call: number } & ({ value: unknown } | { error: ErrorCode; message: string });

/** The requests as functions that ask through the port. */
export interface FilingConnection extends FilingRequests {
  /** Gives up on everything that was asked and not answered. */
  close(): void;
}

/** Nothing that the worker does in one call takes this long on the slowest machine tried; a dead worker never answers. */
const LONGEST_CALL_MS = 60_000;

/** Answers calls that come through the port. */
export function answerCalls(port: MessagePort, requests: FilingRequests): void {
  port.onmessage = async ({ data: { call, name, argument } }: MessageEvent<Call>) => {
    let answer: Return;
    try {
      answer = { call, value: await requests[name](argument as never) };
    } catch (error) {
      if (!(error instanceof ExpectedError)) console.error(`The filing worker failed at ${name}.`, error);
      const code = error instanceof ExpectedError ? error.code : 'unexpected';
      answer = { call, error: code, message: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage(answer);
  };
}

/** Calls reject with `worker-stopped` once the other end is gone, silent for too long, or given up on. */
export function callThrough(port: MessagePort): FilingConnection {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let calls = 0;

  port.onmessage = ({ data }: MessageEvent<Return>) => {
    const caller = waiting.get(data.call);
    if ('value' in data) caller?.resolve(data.value);
    else
      caller?.reject(
        data.error === 'unexpected' ? new Error(data.message) : new ExpectedError(data.error, data.message),
      );
  };
  // Told by the browser when the other end was destroyed (Chrome from 122 on); elsewhere silence tells.
  port.addEventListener('close', close);

  function close(): void {
    port.close();
    for (const { reject } of waiting.values()) reject(new ExpectedError('worker-stopped'));
  }

  function ask(name: keyof FilingRequests, argument: unknown): Promise<never> {
    const call = ++calls;
    let silence: ReturnType<typeof setTimeout>;
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      silence = setTimeout(() => reject(new ExpectedError('worker-stopped', 'silent')), LONGEST_CALL_MS);
      port.postMessage({ call, name, argument } satisfies Call);
    }).finally(() => {
      clearTimeout(silence);
      waiting.delete(call);
    }) as Promise<never>;
  }

  return {
    suggest: (papers) => ask('suggest', papers),
    consider: (request) => ask('consider', request),
    place: (paperIds) => ask('place', paperIds),
    build: (paperIds) => ask('build', paperIds),
    similar: (paperId) => ask('similar', paperId),
    propose: () => ask('propose', null),
    fitRules: (rules) => ask('fitRules', rules),
    embedQuery: (text) => ask('embedQuery', text),
    measure: (model) => ask('measure', model),
    prepare: (model) => ask('prepare', model),
    close,
  };
}
