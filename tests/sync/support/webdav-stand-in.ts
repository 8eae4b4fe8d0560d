import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers a request instead of doing what it asks for; `null` lets it. */
export type Refusal = (
  method: string,
  path: string,
  headers: IncomingMessage['headers'],
) => { status: number; headers?: Record<string, string>; body?: string } | null;

export interface WebDavStandIn {
  /** Of the collection, with a slash at its end. */
  address: string;
  /** Path below the collection to text. */
  files: Map<string, string>;
  /** Requests that came, as `METHOD path`. */
  log: string[];
  refuse(refusal: Refusal): void;
  /** Keeps only so many characters of each file from now on, and says that all is well. */
  cutAt(length: number): void;
  stop(): Promise<void>;
}

const ROOT = '/dav/';

/** A WebDAV server in memory with one folder: enough of RFC 4918 for a target, and refusals as a test sets them. */
export async function startWebDavStandIn(): Promise<WebDavStandIn> {
  const files = new Map<string, string>();
  const log: string[] = [];
  let refusal: Refusal = () => null;
  let longest = Number.POSITIVE_INFINITY;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const path = decodeURIComponent(request.url ?? '/');
    log.push(`${request.method} ${path}`);
    const refused = refusal(request.method ?? '', path, request.headers);
    if (refused) response.writeHead(refused.status, refused.headers).end(refused.body ?? '');
    else answer(files, request, path, body.slice(0, longest), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${ROOT}`,
    files,
    log,
    refuse(next) {
      refusal = next;
    },
    cutAt(length) {
      longest = length;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  return body;
}

const etagOf = (text: string) => `"${createHash('sha1').update(text).digest('hex')}"`;

function answer(
  files: Map<string, string>,
  { method, headers }: IncomingMessage,
  path: string,
  body: string,
  response: ServerResponse,
): ServerResponse {
  const end = (status: number, text = '') => response.writeHead(status).end(text);
  const name = path.slice(ROOT.length);
  const standing = files.get(name);
  const isThere = standing !== undefined;
  switch (method) {
    case 'PROPFIND': {
      if (name !== '' && !isThere) return end(404);
      const names = name !== '' ? [name] : headers.depth === '0' ? [''] : ['', ...files.keys()];
      return end(207, multistatus(names, files));
    }
    case 'GET':
      return isThere ? end(200, standing) : end(404);
    case 'PUT':
      if (headers['if-none-match'] === '*' && isThere) return end(412);
      if (headers['if-match'] && (!isThere || headers['if-match'] !== etagOf(standing))) return end(412);
      files.set(name, body);
      return end(isThere ? 204 : 201);
    case 'DELETE':
      return end(files.delete(name) ? 204 : 404);
    case 'MOVE':
    case 'COPY': {
      const to = decodeURIComponent(new URL(`${headers.destination}`, 'http://own').pathname).slice(
        ROOT.length,
      );
      const target = files.get(to);
      const [, wanted] = /\(\[(.*)\]\)/.exec(`${headers.if ?? ''}`) ?? [];
      if (!isThere) return end(404);
      if (headers.overwrite === 'F' && target !== undefined) return end(412);
      if (wanted && (target === undefined || wanted !== etagOf(target))) return end(412);
      files.set(to, standing);
      if (method === 'MOVE') files.delete(name);
      return end(target === undefined ? 201 : 204);
    }
    default:
      return end(405);
  }
}

function multistatus(names: string[], files: Map<string, string>): string {
  const responses = names.map((name) => {
    const text = files.get(name);
    const properties =
      text === undefined
        ? '<resourcetype><collection/></resourcetype>'
        : `<resourcetype/><getetag>${etagOf(text)}</getetag><getcontentlength>${Buffer.byteLength(text)}</getcontentlength>`;
    return `<response><href>${ROOT}${encodeURIComponent(name)}</href><propstat><prop>${properties}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
  });
  return `<?xml version="1.0"?><multistatus xmlns="DAV:">${responses.join('')}</multistatus>`;
}
