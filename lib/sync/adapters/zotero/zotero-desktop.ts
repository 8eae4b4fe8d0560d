import * as v from 'valibot';
import { groupBy } from '@/lib/domain/group-by';
import { paperNames } from '@/lib/domain/papers/paper';
import type { TargetPlace } from '@/lib/domain/targets/target';
import { zoteroPaper } from '@/lib/importers/formats/zotero/zotero-item-to-paper';
import { parse } from '@/lib/sync/adapters/github';
import { askServer, jsonOf, type ServerAnswer, statusError } from '@/lib/sync/adapters/request-server';
import type { FileWrite, TargetAdapter, WriteResult } from '@/lib/sync/adapters/target-adapter';
import { hashOf } from '@/lib/sync/running/hash-text';
import { TargetError } from '@/lib/sync/target-error';
import { ROOT_COLLECTION, type ZoteroEntryText } from './library-as-zotero-files';

const selectedSchema = v.object({
  libraryEditable: v.optional(v.boolean(), true),
  targets: v.array(v.object({ id: v.string(), name: v.string(), level: v.number() })),
});
const itemsSchema = v.array(v.object({ data: v.looseObject({}) }));

/** Items per request; each request is one session of Zotero's connector. */
const BATCH = 50;
/** The tag of all items: Zotero cannot tell whether an item has changed since. */
const SAVED = { tag: 'saved' };

/**
 * Zotero on this computer, through the interface of its browser connector. It can only add items and put them into
 * existing collections; it cannot change or delete anything. If its local API can be read, items that exist already are
 * not added again.
 */
export function openZoteroDesktop({
  address,
}: Extract<TargetPlace, { kind: 'zotero-desktop' }>): TargetAdapter {
  const root = address.replace(/\/$/, '');
  let isReadable = true;

  async function ask(method: string, path: string, body?: object): Promise<ServerAnswer> {
    const answer = await askServer(`${root}${path}`, {
      method,
      // Zotero rejects requests from browsers without this header.
      headers: { 'x-zotero-connector-api-version': '3', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    // JabRef listens on the same port.
    if (!answer.headers.has('x-zotero-version')) throw new TargetError('target-not-understood', 'not Zotero');
    return answer;
  }

  async function write(files: readonly FileWrite[]): Promise<WriteResult[]> {
    const results = new Map<FileWrite, WriteResult>();
    const wanted = new Map<FileWrite, ZoteroEntryText>();
    for (const file of files) {
      const entry = JSON.parse(file.text) as ZoteroEntryText;
      if (file.base === null && !(await isThere(file.path, entry))) wanted.set(file, entry);
      else results.set(file, { ...SAVED, isUntouched: true });
    }
    if (wanted.size > 0) {
      const placeOf = await readCollections();
      const byPlace = groupBy(wanted, ([, { collection }]) => placeOf(collection));
      for (const [place, entries] of byPlace) {
        await save(place, entries);
        for (const [file] of entries) results.set(file, SAVED);
      }
    }
    return files.map((file) => results.get(file) ?? { changed: true });
  }

  /** Whether Zotero has an item with one of the paper's names; `false` if its API cannot be read. */
  async function isThere(path: string, { item }: ZoteroEntryText): Promise<boolean> {
    if (!isReadable) return false;
    const names = new Set([path.replace(/^papers\//, ''), ...namesOf(item)]);
    const name = String(item.archiveID ?? item.DOI ?? item.title).replace(/^arXiv:/, '');
    const query = new URLSearchParams({ q: name, qmode: 'everything', limit: '20' });
    const answer = await ask('GET', `/api/users/0/items/top?${query}`);
    isReadable = answer.status === 200;
    // 403: the person has not enabled the API; 404: this Zotero has no API.
    if (!isReadable && answer.status !== 403 && answer.status !== 404) throw statusError(answer);
    return (
      isReadable &&
      parse(itemsSchema, answer).some(({ data }) => namesOf(data).some((name) => names.has(name)))
    );
  }

  /** Returns a function from a topic's path to the collection with that path, or with the nearest path above. */
  async function readCollections(): Promise<(names: string[]) => string> {
    const answer = await ask('POST', '/connector/getSelectedCollection', {});
    if (answer.status !== 200) throw statusError(answer);
    const { libraryEditable, targets } = parse(selectedSchema, answer);
    const [top] = targets;
    if (!top || !libraryEditable) throw new TargetError('target-forbidden');
    const byPath = new Map<string, string>();
    const above: string[] = [];
    for (const { id, name, level } of targets.slice(1)) {
      // The person's own library comes first, then group libraries.
      if (level <= top.level) break;
      above.splice(level - top.level - 1, above.length, name);
      byPath.set(above.join('\n'), id);
    }
    return (names) => {
      for (let depth = names.length; depth > 0; depth--) {
        const path = names.slice(0, depth);
        const id = byPath.get([ROOT_COLLECTION.name, ...path].join('\n')) ?? byPath.get(path.join('\n'));
        if (id !== undefined) return id;
      }
      return byPath.get(ROOT_COLLECTION.name) ?? top.id;
    };
  }

  /** The session id is a hash of the paths, so that a run after an interrupted one saves nothing twice. */
  async function save(place: string, entries: [FileWrite, ZoteroEntryText][]): Promise<void> {
    const sessionID = (await hashOf(entries.map(([{ path }]) => path).join('\n'))).slice(0, 32);
    const items = entries.map(([{ path }, { item }]) => ({ ...item, id: path, notes: [], attachments: [] }));
    const saved = await ask('POST', '/connector/saveItems', { sessionID, uri: 'https://arxiv.org/', items });
    const isSavedBefore = saved.status === 409 && errorOf(saved) === 'SESSION_EXISTS';
    if (saved.status === 500 && saved.text.includes('libraryEditable'))
      throw new TargetError('target-forbidden');
    if (saved.status !== 201 && !isSavedBefore) throw statusError(saved);
    const moved = await ask('POST', '/connector/updateSession', { sessionID, target: place });
    // If the collection was just deleted, the items stay in the collection that is selected in Zotero.
    if (moved.status !== 200 && errorOf(moved) !== 'COLLECTION_NOT_FOUND') throw statusError(moved);
  }

  return {
    batch: BATCH,
    async list() {
      const answer = await ask('POST', '/connector/ping', {});
      if (answer.status !== 200) throw statusError(answer);
      jsonOf(answer);
      return null;
    },
    read: () => Promise.reject(new TargetError('target-changed')),
    write,
    remove: () => Promise.resolve(false),
  };
}

/** All names of the paper of an item. */
function namesOf(item: Record<string, unknown>): string[] {
  const paper = zoteroPaper(item);
  return paper ? paperNames(paper.identifiers) : [];
}

function errorOf(answer: ServerAnswer): string | undefined {
  const parsed = v.safeParse(v.object({ error: v.string() }), jsonOf(answer));
  return parsed.success ? parsed.output.error : undefined;
}
