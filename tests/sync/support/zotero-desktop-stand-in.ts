import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from './zotero-stand-in';

type Fields = Record<string, unknown>;

/** The server that a running Zotero has for its browser connector, as far as the product asks it. */
export interface ZoteroDesktopStandIn {
  address: string;
  /** Titles of what was saved, with the collection that it was put into. */
  saved(): [string, string][];
  /** Items that stand there already. */
  items: Fields[];
  /** Collections below the library, with their depth from 1. */
  collections: { id: string; name: string; level: number }[];
  /** Whether other programs may read by the local interface. */
  isReadable: boolean;
  isEditable: boolean;
  /** Requests that were dropped without an answer. */
  dropped(): number;
  /** Another program at the same port, as JabRef is. */
  isOther: boolean;
  stop(): Promise<void>;
}

export async function startZoteroDesktop(port = 0): Promise<ZoteroDesktopStandIn> {
  const sessions = new Map<string, { items: Fields[]; target: string }>();
  let dropped = 0;

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    // As Zotero does with whatever looks like a browser; here that is everything.
    if (!request.headers['x-zotero-connector-api-version']) {
      dropped += 1;
      response.destroy();
      return;
    }
    const reply = (status: number, json: unknown) => {
      const own = { 'x-zotero-version': '7.0.11', 'x-zotero-connector-api-version': '3' };
      response.writeHead(status, { 'content-type': 'application/json', ...(!standIn.isOther && own) });
      response.end(typeof json === 'string' ? json : JSON.stringify(json));
    };
    const url = new URL(request.url ?? '', 'http://localhost');
    if (url.pathname.startsWith('/api/')) {
      if (!standIn.isReadable) return reply(403, 'Local API is not enabled');
      const query = url.searchParams.get('q') ?? '';
      const all = [...standIn.items, ...[...sessions.values()].flatMap(({ items }) => items)];
      const found = all.filter((item) => JSON.stringify(item).includes(query));
      return reply(
        200,
        found.map((data) => ({ key: 'ABCD2345', version: 1, data })),
      );
    }
    const body = text ? JSON.parse(text) : {};
    if (url.pathname === '/connector/ping') return reply(200, { prefs: { automaticSnapshots: true } });
    if (url.pathname === '/connector/getSelectedCollection')
      return reply(200, {
        ...{ libraryID: 1, libraryName: 'My Library', libraryEditable: standIn.isEditable, id: null },
        targets: [
          { id: 'L1', name: 'My Library', level: 0 },
          ...standIn.collections,
          { id: 'L2', name: 'Group', level: 0 },
          { id: 'C99', name: 'Agents', level: 1 },
        ],
      });
    if (url.pathname === '/connector/saveItems') {
      if (!standIn.isEditable) return reply(500, { libraryEditable: false });
      if (sessions.has(body.sessionID)) return reply(409, { error: 'SESSION_EXISTS' });
      sessions.set(body.sessionID, { items: body.items, target: 'selected' });
      return reply(201, '');
    }
    if (url.pathname === '/connector/updateSession') {
      const session = sessions.get(body.sessionID);
      if (!session) return reply(400, { error: 'SESSION_NOT_FOUND' });
      if (!['L1', ...standIn.collections.map(({ id }) => id)].includes(body.target))
        return reply(400, { error: 'COLLECTION_NOT_FOUND' });
      session.target = body.target;
      return reply(200, {});
    }
    return reply(404, 'No endpoint');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  const standIn: ZoteroDesktopStandIn = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    saved: () =>
      [...sessions.values()].flatMap(({ items, target }) =>
        items.map(({ title }): [string, string] => [String(title), target]),
      ),
    items: [],
    collections: [],
    isReadable: false,
    isEditable: true,
    isOther: false,
    dropped: () => dropped,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}
