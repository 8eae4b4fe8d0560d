import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a request goes wrong: a status, a page for logging in with 200, half an answer, none at all, or late. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'login-page'
  | 'redirect'
  | 'half-an-answer'
  | 'hang'
  | 'drop'
  | 'slow';

/** How late a slow answer is, in milliseconds. */
const SLOW_MS = 1_500;

export interface FaultyProxy {
  /** Of the same path as the server's. */
  address: string;
  /** Requests that came through, as `METHOD path`. */
  log: string[];
  /** From now on, these requests go wrong; `null`: none. `count`: that many, then all is well. */
  fail(fault: Fault | null, which?: (method: string, path: string) => boolean, count?: number): void;
  stop(): Promise<void>;
}

/** Stands between us and a real server and lets through what no fault was set for. */
export async function startFaultyProxy(server: string): Promise<FaultyProxy> {
  const target = new URL(server);
  const log: string[] = [];
  let fault: Fault | null = null;
  let isMeant: (method: string, path: string) => boolean = () => true;
  let left = Number.POSITIVE_INFINITY;

  const proxy = createServer((incoming, outgoing) => {
    const { method = '', url = '' } = incoming;
    log.push(`${method} ${decodeURIComponent(url)}`);
    if (fault && left > 0 && isMeant(method, decodeURIComponent(url))) {
      left -= 1;
      if (fault === 'slow') {
        setTimeout(() => forward(target, proxyHost(), incoming, outgoing), SLOW_MS);
        return;
      }
      incoming.resume();
      goWrong(fault, outgoing);
    } else forward(target, proxyHost(), incoming, outgoing);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const proxyHost = () => `127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  return {
    address: `http://${proxyHost()}${target.pathname}`,
    log,
    fail(next, which = () => true, count = Number.POSITIVE_INFINITY) {
      fault = next;
      isMeant = which;
      left = count;
    },
    async stop() {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function goWrong(fault: Exclude<Fault, 'slow'>, outgoing: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'drop') outgoing.destroy();
  else if (fault === 'redirect') outgoing.writeHead(302, { location: '/login' }).end();
  else if (fault === 'login-page')
    outgoing
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><form action="/login"><input name="password"></form>');
  else if (fault === 'half-an-answer') {
    outgoing.writeHead(207, { 'content-type': 'application/xml', 'content-length': '9000' });
    outgoing.write('<?xml version="1.0"?><multistatus xmlns="DAV:"><response>');
    setTimeout(() => outgoing.destroy(), 20);
  } else outgoing.writeHead(fault.status, fault.headers).end(fault.body ?? '');
}

function forward(target: URL, host: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  // Addresses in headers name the proxy; the server knows itself by its own name.
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(host, target.host) : value,
    ]),
  );
  const onward = request(
    { host: target.hostname, port: target.port, method: incoming.method, path: incoming.url, headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
