import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { type Calls, callsByName } from '@/lib/rpc/calls-by-name';

/*
 * Calls over a message port. Values cross by structured clone; errors cross by their code, since a clone loses their
 * class.
 */
type Call = { call: number; name: string; argument: unknown };
type Return = { call: number } & ({ value: unknown } | { error: ErrorCode; message: string });

/** One end of a port whose other end answers calls. */
export interface Connection<Interface> {
  /**
   * A call rejects with `worker-stopped` if the other end is gone, does not answer for too long, or the connection is
   * closed.
   */
  calls: Interface;
  /** Rejects all calls that are not answered yet. */
  close(): void;
}

/** No call takes this long on the slowest machine tested; a dead worker never answers. */
const LONGEST_CALL_MS = 60_000;

/** Answers calls from the port with the own (not inherited) functions of `calls`. */
export function answerCalls<Interface extends Calls<Interface>>(port: MessagePort, calls: Interface): void {
  port.onmessage = async ({ data: { call, name, argument } }: MessageEvent<Call>) => {
    let answer: Return;
    try {
      if (!Object.hasOwn(calls, name)) throw new ExpectedError('invalid-message', `no call ${name}`);
      answer = { call, value: await calls[name as keyof Interface](argument as never) };
    } catch (error) {
      if (!(error instanceof ExpectedError)) console.error(`The call ${name} failed.`, error);
      const code = error instanceof ExpectedError ? error.code : 'unexpected';
      answer = { call, error: code, message: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage(answer);
  };
}

/** Calls the functions that `answerCalls` serves at the other end of the port. */
export function callThrough<Interface extends Calls<Interface>>(port: MessagePort): Connection<Interface> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let last = 0;

  port.onmessage = ({ data }: MessageEvent<Return>) => {
    const caller = waiting.get(data.call);
    if ('value' in data) caller?.resolve(data.value);
    else
      caller?.reject(
        data.error === 'unexpected' ? new Error(data.message) : new ExpectedError(data.error, data.message),
      );
  };
  // Fired when the other end is destroyed (Chrome 122 and later); elsewhere the call times out.
  port.addEventListener('close', close);

  function close(): void {
    port.close();
    for (const { reject } of waiting.values()) reject(new ExpectedError('worker-stopped'));
  }

  function ask(name: string, argument: unknown): Promise<unknown> {
    const call = ++last;
    let silence: ReturnType<typeof setTimeout>;
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      silence = setTimeout(() => reject(new ExpectedError('worker-stopped', 'silent')), LONGEST_CALL_MS);
      port.postMessage({ call, name, argument } satisfies Call);
    }).finally(() => {
      clearTimeout(silence);
      waiting.delete(call);
    });
  }

  return { calls: callsByName<Interface>(ask), close };
}
