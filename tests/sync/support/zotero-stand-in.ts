import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const ZOTERO_KEY = 'P9NiFoyLeZu2bZNvvuQPDWsd';
const LIBRARY = '/users/475425';

type Fields = Record<string, unknown>;
interface Stored {
  version: number;
  data: Fields;
}

/** As much of Zotero's web API as the product asks for: versions, batches, the trash, and what it refuses. */
export interface ZoteroStandIn {
  address: string;
  /** Objects outside the trash. */
  items(): Fields[];
  trash(): Fields[];
  /** Names from the top down, joined by ` > `. */
  collections(): string[];
  item(title: string): Fields;
  /** Paths of the collections that an item stands in. */
  placesOf(title: string): string[];
  /** Another program: sets fields of the object of this title or name. */
  edit(title: string, fields: Fields): void;
  addItem(fields: Fields): void;
  addCollection(name: string, parent: string): void;
  /** Deletes permanently, or into the trash. */
  remove(title: string, how: 'trash' | 'erase'): void;
  addChild(title: string): void;
  revokeKey(isRevoked: boolean): void;
  /** Seconds that every answer asks for from now on. */
  backOff(seconds: number | null): void;
  writes(): number;
  stop(): Promise<void>;
}

const common =
  'title creators abstractNote date url extra tags collections relations deleted key version itemType';
const fieldsOf: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    preprint: 'repository archiveID DOI genre place',
    journalArticle: 'publicationTitle volume issue pages DOI ISSN',
    conferencePaper: 'proceedingsTitle conferenceName volume pages publisher DOI',
    bookSection: 'bookTitle volume pages publisher',
    book: 'volume publisher numPages',
    thesis: 'university thesisType',
    report: 'institution reportNumber pages',
    document: 'publisher',
  }).map(([kind, own]) => [kind, `${common} ${own}`.split(' ')]),
);
const collectionFields = ['key', 'version', 'name', 'parentCollection', 'relations', 'deleted'];

export async function startZotero(): Promise<ZoteroStandIn> {
  const items = new Map<string, Stored>();
  const collections = new Map<string, Stored>();
  const children = new Map<string, number>();
  let version = 100;
  let drawn = 0;
  let writes = 0;
  let isRevoked = false;
  let pause: number | null = null;

  const inLibrary = (store: Map<string, Stored>) => [...store].filter(([, { data }]) => !data.deleted);
  const holding = (key: string) =>
    inLibrary(items).filter(([, { data }]) => (data.collections as string[]).includes(key));
  const below = (key: string) =>
    inLibrary(collections).filter(([, { data }]) => data.parentCollection === key);
  const pathOf = (key: string): string => {
    const { name, parentCollection } = collections.get(key)?.data ?? {};
    return parentCollection ? `${pathOf(String(parentCollection))} > ${name}` : String(name);
  };
  const seek = (title: string) => {
    const found = [...items, ...collections].find(
      ([, { data }]) => data.title === title || data.name === title,
    );
    if (!found) throw new Error(`Nothing in Zotero is called ${title}`);
    return found;
  };

  const seekCollection = (name: string) => [...collections].find(([, { data }]) => data.name === name)?.[0];

  function erase(key: string): void {
    items.delete(key);
    if (!collections.delete(key)) return;
    for (const [child, { data }] of [...collections]) if (data.parentCollection === key) erase(child);
    for (const item of items.values())
      item.data.collections = (item.data.collections as string[]).filter((each) => each !== key);
  }

  /** Why an object is refused, or `null`. */
  function flaw(
    store: Map<string, Stored>,
    sent: Fields,
    standing: Stored | undefined,
  ): [number, string] | null {
    if ((sent.version ?? 0) !== (standing?.version ?? 0))
      return [412, 'has been modified since specified version'];
    const kind = String(sent.itemType ?? standing?.data.itemType);
    const known = store === items ? fieldsOf[kind] : collectionFields;
    const unknown = Object.keys(sent).find((name) => !known?.includes(name));
    if (unknown) return [400, `'${unknown}' is not a valid field for type '${kind}'`];
    const named = [...((sent.collections ?? []) as string[]), sent.parentCollection].filter(Boolean);
    const lost = named.find((key) => !collections.has(String(key)));
    if (lost) return [409, `Collection ${lost} not found`];
    const tags = (sent.tags ?? []) as { tag: string }[];
    if (new Set(tags.map(({ tag }) => tag)).size < tags.length) return [400, 'a tag twice'];
    if (tags.some(({ tag }) => tag.length > 255)) return [413, 'Tag too long'];
    return null;
  }

  function put(store: Map<string, Stored>, sent: Fields): void {
    const key = String(sent.key);
    const standing = store.get(key)?.data ?? {};
    const kind = String(sent.itemType ?? standing.itemType);
    const template =
      store === items ? { tags: [], collections: [], creators: [] } : { parentCollection: false };
    const known = store === items ? (fieldsOf[kind] ?? []) : collectionFields;
    const data: Fields = Object.fromEntries(
      known.filter((name) => name !== 'deleted').map((name) => [name, '']),
    );
    Object.assign(data, template);
    for (const [name, value] of Object.entries({ ...standing, ...sent }))
      if (known.includes(name)) data[name] = typeof value === 'string' ? value.trim() : value;
    if (!data.deleted) delete data.deleted;
    store.set(key, { version, data: { ...data, key, version } });
  }

  function shown(store: Map<string, Stored>, key: string) {
    const { data, version: at } = store.get(key) ?? { data: {}, version: 0 };
    const meta =
      store === items
        ? { numChildren: children.get(key) ?? 0 }
        : { numItems: holding(key).length, numCollections: below(key).length };
    return { key, version: at, library: { type: 'user' }, meta, data };
  }

  function post(store: Map<string, Stored>, sent: Fields[]) {
    const answer: Record<'successful' | 'success' | 'unchanged' | 'failed', Fields> = {
      ...{ successful: {}, success: {}, unchanged: {}, failed: {} },
    };
    version += 1;
    for (const [index, object] of sent.entries()) {
      const key = String(object.key);
      const refused = flaw(store, object, store.get(key));
      if (refused) answer.failed[index] = { key, code: refused[0], message: refused[1] };
      else {
        put(store, object);
        writes += 1;
        answer.successful[index] = shown(store, key);
        answer.success[index] = key;
      }
    }
    return answer;
  }

  function edit(title: string, fields: Fields): void {
    version += 1;
    const [key] = seek(title);
    put(items.has(key) ? items : collections, { ...fields, key });
  }

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const url = new URL(request.url ?? '', 'http://localhost');
    const reply = (status: number, json?: unknown) => answer(response, status, json, pause, version);
    if (isRevoked || request.headers['zotero-api-key'] !== ZOTERO_KEY) return reply(403, 'Invalid key');
    if (request.headers['zotero-api-version'] !== '3') return reply(400, 'version');
    if (url.pathname === '/keys/current')
      return reply(200, {
        userID: 475425,
        username: 'reader',
        access: { user: { library: true, write: true } },
      });
    if (!url.pathname.startsWith(`${LIBRARY}/`)) return reply(403, 'Forbidden');
    const [kind = '', key = '', sub = ''] = url.pathname.slice(LIBRARY.length + 1).split('/');
    const store = kind === 'items' ? items : kind === 'collections' ? collections : null;
    if (!store) return reply(404, 'Not found');
    if (request.method === 'POST') {
      const sent = JSON.parse(text) as Fields[];
      return sent.length > 50 ? reply(413, 'Too many') : reply(200, post(store, sent));
    }
    if (request.method === 'GET') {
      const limit = Number(url.searchParams.get('limit') ?? 25);
      const show = (found: [string, Stored][], of = store) =>
        reply(
          200,
          found.slice(0, limit).map(([each]) => shown(of, each)),
        );
      if (sub === 'collections') return show(below(key), collections);
      const wanted = (url.searchParams.get('itemKey') ?? url.searchParams.get('collectionKey'))?.split(',');
      if (wanted && wanted.length > 50) return reply(400, 'Too many keys');
      const all = url.searchParams.has('includeTrashed') ? [...store] : inLibrary(store);
      const found = wanted ? all.filter(([each]) => wanted.includes(each)) : all;
      if (url.searchParams.get('format') === 'versions')
        return reply(200, Object.fromEntries(found.map(([each, { version: at }]) => [each, at])));
      return show(found);
    }
    const standing = store.get(key);
    if (!standing) return reply(404, 'Not found');
    const guard = request.headers['if-unmodified-since-version'];
    if (guard === undefined) return reply(428, 'If-Unmodified-Since-Version not provided');
    if (Number(guard) < standing.version) return reply(412, 'has been modified');
    version += 1;
    writes += 1;
    if (request.method === 'DELETE') erase(key);
    else put(store, { ...JSON.parse(text), key });
    return reply(204);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    items: () => inLibrary(items).map(([, { data }]) => data),
    trash: () => [...items.values()].map(({ data }) => data).filter(({ deleted }) => deleted),
    collections: () =>
      inLibrary(collections)
        .map(([key]) => pathOf(key))
        .sort(),
    item: (title) => seek(title)[1].data,
    placesOf: (title) => (seek(title)[1].data.collections as string[]).map(pathOf).sort(),
    edit,
    addItem(fields) {
      version += 1;
      put(items, { ...fields, key: `THEIRS${10 + drawn++}` });
    },
    addCollection(name, parent) {
      version += 1;
      put(collections, {
        name,
        key: `THEIRS${10 + drawn++}`,
        parentCollection: parent ? seekCollection(parent) : false,
      });
    },
    remove(title, how) {
      const [key] = seek(title);
      if (how === 'erase') erase(key);
      else edit(title, { deleted: 1 });
    },
    addChild(title) {
      const [key] = seek(title);
      children.set(key, (children.get(key) ?? 0) + 1);
    },
    revokeKey: (next) => {
      isRevoked = next;
    },
    backOff: (seconds) => {
      pause = seconds;
    },
    writes: () => writes,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  response: ServerResponse,
  status: number,
  json: unknown,
  pause: number | null,
  version: number,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'last-modified-version': String(version),
    ...(pause !== null && { backoff: String(pause) }),
  });
  response.end(json === undefined ? undefined : typeof json === 'string' ? json : JSON.stringify(json));
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
