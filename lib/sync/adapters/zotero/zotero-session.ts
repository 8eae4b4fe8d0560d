import { isCollection } from './library-as-zotero-files';
import { keyReader } from './zotero-key';
import { openZoteroLibrary, type ZoteroKind } from './zotero-library';

/** A Zotero library and its known state, set by `list` and updated as we write. */
export interface ZoteroSession {
  requests: ReturnType<typeof openZoteroLibrary>;
  /** The key of the object for a path. */
  keyOf(path: string): Promise<string>;
  /** Versions of the existing objects, by key. */
  existing: Record<ZoteroKind, Map<string, number>>;
  /** Keys of all collections that we wrote, including deleted ones. */
  ours: Set<string>;
}

export function openSession(api: string, key: string): ZoteroSession {
  return {
    requests: openZoteroLibrary(api, key),
    keyOf: keyReader(),
    existing: { collections: new Map(), items: new Map() },
    ours: new Set(),
  };
}

export function kindOf(path: string): ZoteroKind {
  return isCollection(path) ? 'collections' : 'items';
}
