import * as v from 'valibot';
import { parse } from '@/lib/sync/adapters/github';
import { askServer, type ServerAnswer, statusError } from '@/lib/sync/adapters/request-server';
import type { ZoteroFields } from '@/lib/sync/planning/merge-zotero';
import { TargetError } from '@/lib/sync/target-error';

export type ZoteroKind = 'collections' | 'items';

const keySchema = v.object({
  userID: v.number(),
  access: v.object({ user: v.optional(v.object({ write: v.optional(v.boolean()) })) }),
});
const versionsSchema = v.record(v.string(), v.number());
const objectSchema = v.object({
  key: v.string(),
  version: v.number(),
  meta: v.optional(v.record(v.string(), v.unknown())),
  data: v.looseObject({}),
});
const failureSchema = v.object({ code: v.number(), message: v.optional(v.string(), '') });
const writtenSchema = v.object({
  successful: v.record(v.string(), v.object({ version: v.number() })),
  unchanged: v.optional(v.record(v.string(), v.unknown()), {}),
  failed: v.optional(v.record(v.string(), failureSchema), {}),
});
export type ZoteroObject = v.InferOutput<typeof objectSchema>;

/** The most objects that Zotero accepts in one request. */
export const BATCH = 50;

/**
 * Requests to Zotero's web API, for the library of an API key.
 * @throws TargetError Thrown by each request: the problem with the target.
 */
export function openZoteroLibrary(api: string, key: string) {
  const root = api.replace(/\/$/, '');
  let library: Promise<string> | null = null;
  let hasWritten = false;
  let pauseUntil = 0;

  async function ask(method: string, path: string, init: { body?: object; version?: number } = {}) {
    const wait = pauseUntil - Date.now();
    // Only after the first write, so that each run writes something even if the server always asks for a pause.
    if (hasWritten && wait > 0) throw new TargetError('target-busy', 'asked to back off', wait);
    const answer = await askServer(`${root}${path}`, {
      method,
      headers: {
        'zotero-api-key': key,
        'zotero-api-version': '3',
        ...(init.body && { 'content-type': 'application/json' }),
        ...(init.version !== undefined && { 'if-unmodified-since-version': String(init.version) }),
      },
      ...(init.body && { body: JSON.stringify(init.body) }),
    });
    const pause = Number(answer.headers.get('backoff')) * 1_000;
    if (pause > 0) pauseUntil = Date.now() + pause;
    if (method !== 'GET' && answer.status < 300) hasWritten = true;
    return answer;
  }

  /** The path of the key's library. */
  function ownLibrary(): Promise<string> {
    library ??= ask('GET', '/keys/current').then((answer) => {
      const { userID, access } = parse(keySchema, expect(answer, 200));
      if (!access.user?.write) throw new TargetError('target-forbidden', 'a key that may not write');
      return `/users/${userID}`;
    });
    return library;
  }

  async function inLibrary(method: string, path: string, init?: { body?: object; version?: number }) {
    return ask(method, `${await ownLibrary()}/${path}`, init);
  }

  return {
    /** Versions by key of all objects below this path, except for those in the trash. */
    async versions(path: string): Promise<Map<string, number>> {
      const answer = await inLibrary('GET', `${path}?format=versions`);
      return new Map(Object.entries(parse(versionsSchema, expect(answer, 200))));
    },

    /** At most `BATCH` objects by their keys, including those in the trash. */
    async find(kind: ZoteroKind, keys: string[]): Promise<Map<string, ZoteroObject>> {
      const named = kind === 'items' ? 'itemKey' : 'collectionKey';
      const answer = await inLibrary('GET', `${kind}?${named}=${keys.join(',')}&includeTrashed=1&limit=100`);
      return new Map(parse(v.array(objectSchema), expect(answer, 200)).map((object) => [object.key, object]));
    },

    /** The first `BATCH` collections directly in a collection. */
    async below(parent: string): Promise<ZoteroObject[]> {
      const answer = await inLibrary('GET', `collections/${parent}/collections?limit=${BATCH}`);
      return parse(v.array(objectSchema), expect(answer, 200));
    },
    /** Writes at most `BATCH` objects if their versions still match; the results are by index. */
    async post(kind: ZoteroKind, body: readonly ZoteroFields[]) {
      return parse(writtenSchema, expect(await inLibrary('POST', kind, { body }), 200));
    },
    async change(method: 'PATCH' | 'DELETE', path: string, version: number, body?: object): Promise<void> {
      expect(await inLibrary(method, path, { version, ...(body && { body }) }), 204);
    },
  };
}

/** Returns the answer if it has this status. Zotero answers 403 for an invalid key, and 409 for a locked library. */
function expect(answer: ServerAnswer, status: number): ServerAnswer {
  if (answer.status === status) return answer;
  if (answer.status === 403 && /invalid key/i.test(answer.text)) throw new TargetError('target-refused');
  if (answer.status === 409) throw new TargetError('target-locked');
  throw statusError(answer);
}
