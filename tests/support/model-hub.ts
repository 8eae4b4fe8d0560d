import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HubModel } from '@/lib/embedding/models/model-catalogue';
import { type ModelFiles, modelParts, modelPaths } from '@/lib/embedding/models/model-files';

/** Faults that a hub can have for a request; each happens once. */
export type HubFault =
  /** Sends this many of the requested bytes, then cuts the connection. */
  { cutAfter: number } | { status: number } | 'wrong bytes' | 'ignore the range';

export interface ModelHub {
  origin: string;
  /** The model as a hub lists it. */
  model: HubModel;
  /** The path and the range of every request. */
  requests: { path: string; range: string | null }[];
  /** Causes a fault at the next request for the file. */
  fail(path: string, fault: HubFault): void;
  close(): Promise<void>;
}

/** Starts a hub on this machine that serves one model. */
export async function startModelHub(
  id: string,
  bytes: ModelFiles['bytes'],
  pooling: HubModel['pooling'],
): Promise<ModelHub> {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const faults = new Map<string, HubFault>();
  const requests: ModelHub['requests'] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(`/${id}/resolve/${commit}/`, '');
    const part = modelParts.find((candidate) => modelPaths[candidate] === path);
    requests.push({ path, range: request.headers.range ?? null });
    const fault = faults.get(path);
    faults.delete(path);
    // A browser first asks whether another origin may send a range.
    const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Range' };
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    if (!part || (typeof fault === 'object' && 'status' in fault)) {
      const status = typeof fault === 'object' && 'status' in fault ? fault.status : 404;
      return response.writeHead(status, cors).end();
    }
    const from =
      fault === 'ignore the range' ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const body = bytes[part].slice(from);
    if (fault === 'wrong bytes') body[0] = (body[0] ?? 0) ^ 1;
    response.writeHead(from > 0 ? 206 : 200, { ...cors, 'Content-Length': body.length });
    if (typeof fault === 'object') {
      return response.write(body.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 50));
    }
    return response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const files = Object.fromEntries(
    modelParts.map((part) => [
      part,
      { bytes: bytes[part].length, sha256: createHash('sha256').update(bytes[part]).digest('hex') },
    ]),
  ) as HubModel['files'];
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    model: { id, commit, languages: 'en', licence: 'none', pooling, prefix: '', files },
    requests,
    fail: (path, fault) => faults.set(path, fault),
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
