import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { generate } from 'selfsigned';
import type { Web } from './view';

/**
 * A proxy that stands in for the whole web. It ends every connection itself, with a certificate made at start, so that
 * pages have their real https addresses. For Firefox, whose remote control cannot answer requests.
 */
export async function startHttpsProxy(web: Web): Promise<{ port: number; close(): void }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'papertree.test' }], {
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'papertree.test' }] }],
  });

  const secure = createSecureServer({ key, cert }, (request, response) =>
    answer(response, web(`https://${request.headers.host}${request.url}`)),
  );
  const proxy = createServer((request: IncomingMessage, response) =>
    answer(response, web(request.url ?? '')),
  );
  await listen(secure);
  const securePort = (secure.address() as AddressInfo).port;

  proxy.on('connect', (_request, client, head) => {
    const upstream = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  await listen(proxy);

  return {
    port: (proxy.address() as AddressInfo).port,
    close() {
      for (const server of [proxy, secure]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function answer(response: ServerResponse, page: ReturnType<Web>): void {
  const {
    status = 200,
    contentType,
    body,
  } = page ?? {
    status: 404,
    contentType: 'text/plain',
    body: 'Not found',
  };
  response.writeHead(status, { 'content-type': contentType }).end(body);
}

function listen(server: ReturnType<typeof createServer | typeof createSecureServer>): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
