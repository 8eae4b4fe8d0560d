import { connect, type Socket } from 'node:net';

/**
 * A client for Firefox's remote control: numbered commands as JSON over a socket, each packet preceded by its length.
 */
export interface Marionette {
  // biome-ignore lint/suspicious/noExplicitAny: the protocol's answers are as many as its commands
  send(command: string, parameters?: Record<string, unknown>): Promise<any>;
  close(): void;
}

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opening = connect(port, '127.0.0.1', () => resolve(opening)).once('error', reject);
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let received: Buffer = Buffer.alloc(0);

  const hello = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }));
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < end) return;
      answer(JSON.parse(received.subarray(colon + 1, end).toString()));
      received = received.subarray(end);
    }
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox went away.'));
    waiting.clear();
  });
  socket.on('error', () => socket.destroy());

  /** The first packet is a greeting and not an array. */
  function answer(packet: unknown): void {
    const [, id, error, value] = Array.isArray(packet) ? packet : [1, 0, null, null];
    const command = waiting.get(id);
    waiting.delete(id);
    if (error) command?.reject(new Error(`${error.error}: ${error.message}\n${error.stacktrace}`));
    else command?.resolve(value);
  }

  await hello;
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        const text = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => void socket.destroy(),
  };
}
