import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askServer } from './ask-model-server';

const question = { instruction: 'Choose.', text: '{}', schema: { type: 'object' } };
const completion = (content: string) => JSON.stringify({ choices: [{ message: { content } }] });

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Received {
  url: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** A real server on this computer. `answer` gets each request and the number of requests before it. */
async function serve(answer: (response: ServerResponse, received: Received, nth: number) => void) {
  const received: Received[] = [];
  const opened = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body: JSON.parse(body) };
      received.push(one);
      answer(response, one, received.length - 1);
    });
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const { port } = opened.address() as AddressInfo;
  const model = { kind: 'server' as const, address: `http://127.0.0.1:${port}/v1`, model: 'qwen3' };
  return { received, ask: (longest = 5_000, key = '') => askServer(model, key, question, longest) };
}

describe('a server that answers', () => {
  it('is asked once, at its address, without cookies, with the key', async () => {
    const { ask, received } = await serve((response) => response.end(completion('{"topic":1}')));
    expect(await ask(5_000, 'secret')).toBe('{"topic":1}');
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ url: '/v1/chat/completions', body: { model: 'qwen3' } });
    expect(received[0]?.headers.authorization).toBe('Bearer secret');
    expect(received[0]?.headers.cookie).toBeUndefined();
  });

  it('is asked without a schema if it does not support one', async () => {
    const { ask, received } = await serve((response, { body }) => {
      if (body.response_format) response.writeHead(400).end('unknown field');
      else response.end(completion('{}'));
    });
    expect(await ask()).toBe('{}');
    expect(received.map(({ body }) => 'response_format' in body)).toEqual([true, false]);
  });
});

describe('a server that does not answer as it should', () => {
  it.each([
    [401, 'language-model-refused'],
    [403, 'language-model-refused'],
    [404, 'language-model-unknown'],
    [429, 'language-model-busy'],
    [500, 'language-model-busy'],
    [418, 'language-model-unclear'],
    [400, 'language-model-unclear'],
  ])('causes for status %i: %s', async (status, code) => {
    const { ask } = await serve((response) => response.writeHead(status).end('no'));
    await expect(ask()).rejects.toMatchObject({ code });
  });

  it('is not followed to another address: the question and the key stay with the address that was typed', async () => {
    const { ask, received } = await serve((response) =>
      response.writeHead(307, { location: '/elsewhere' }).end(),
    );
    await expect(ask(5_000, 'secret')).rejects.toMatchObject({ code: 'language-model-unknown' });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['a page', '<html>login</html>'],
    ['other JSON', '{"error":"x"}'],
    ['nothing', ''],
  ])('is not understood if it sends %s', async (_, body) => {
    const { ask } = await serve((response) => response.end(body));
    await expect(ask()).rejects.toMatchObject({ code: 'language-model-unclear' });
  });

  it('is not waited for longer than the limit, whether it never starts or never finishes', async () => {
    const never = await serve(() => undefined);
    await expect(never.ask(150)).rejects.toMatchObject({ code: 'language-model-slow' });
    server?.closeAllConnections();
    const slow = await serve((response) => {
      const dripping = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(dripping));
    });
    await expect(slow.ask(150)).rejects.toMatchObject({ code: 'language-model-slow' });
  });

  it('is cut off after it has sent more than any answer needs', async () => {
    let sent = 0;
    const { ask } = await serve((response) => {
      const flood = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) sent += 16_384;
      };
      response.on('drain', flood);
      flood();
    });
    await expect(ask()).rejects.toMatchObject({ code: 'language-model-unclear' });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('is unreachable', async () => {
    const { ask } = await serve(() => undefined);
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    await expect(ask()).rejects.toMatchObject({ code: 'language-model-unreachable' });
  });
});
