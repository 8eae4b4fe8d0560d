import type { PaperId } from '@/lib/domain/ids';
import type { TabSubscriptions } from '@/lib/library/context';
import type { Sender } from '@/lib/rpc/define-request';
import type { SessionStore } from './undoable-acts-of-tab';

/**
 * The most new names that the pages of a tab may ask about in a minute and in an hour: arXiv's longest list has
 * 2,000 papers, of which each has a name or two.
 */
export const NEW_NAMES_MAX = { minute: 10_000, hour: 30_000 };
/** Characters of names stored for one tab; beyond that, the oldest are forgotten. */
const KEPT = 300_000;

const MINUTE = 60_000;

interface Count {
  /** Milliseconds since 1970. */
  since: number;
  names: number;
}

interface Entry {
  /** The document that asked; only Chrome identifies it. */
  documentId?: string;
  /** Its origin; empty if the browser does not tell. */
  origin: string;
  names: PaperId[];
  minute: Count;
  hour: Count;
}

/** Keeps the names in a store that pages cannot read and that outlives the background. */
export function createTabSubscriptions(store: SessionStore, now: () => number = Date.now): TabSubscriptions {
  const entries = new Map<number, Promise<Entry>>();

  function entryOf(tab: number): Promise<Entry> {
    const known = entries.get(tab);
    if (known) return known;
    const reading = store.get(PREFIX + tab).then((found) => readEntry(found[PREFIX + tab]));
    entries.set(tab, reading);
    return reading;
  }

  /** The count of the present period of `length` milliseconds. */
  function current(count: Count, length: number): Count {
    const time = now();
    if (time - count.since > length || time < count.since) Object.assign(count, { since: time, names: 0 });
    return count;
  }

  return {
    async ask(sender, names) {
      const tab = sender.tab?.id;
      if (tab === undefined) return true;
      const entry = await entryOf(tab);
      const document = documentOf(sender);
      if (!isSamePage(entry, document))
        Object.assign(entry, { documentId: undefined, ...document, names: [] });
      const known = new Set(entry.names);
      const added = [...new Set(names)].filter((name) => !known.has(name));
      const minute = current(entry.minute, MINUTE);
      const hour = current(entry.hour, 60 * MINUTE);
      const mayAsk =
        minute.names + added.length <= NEW_NAMES_MAX.minute &&
        hour.names + added.length <= NEW_NAMES_MAX.hour;
      if (mayAsk) {
        minute.names += added.length;
        hour.names += added.length;
        entry.names = lastOf([...entry.names, ...added]);
      }
      await store
        .set({ [PREFIX + tab]: entry })
        // The tab is still notified as long as this background lives.
        .catch((error: unknown) => console.warn('What a tab asked about was not remembered.', error));
      return mayAsk;
    },
    async of(tab, origin) {
      const entry = await entryOf(tab);
      const { documentId } = entry;
      if (documentId !== undefined) return { names: entry.names, documentId };
      return { names: entry.origin === origin ? entry.names : [] };
    },
    async forget(tab) {
      entries.delete(tab);
      await store.remove([PREFIX + tab]);
    },
  };
}

const PREFIX = 'tab-names:';

function readEntry(stored: unknown): Entry {
  const none = { origin: '', names: [], minute: { since: 0, names: 0 }, hour: { since: 0, names: 0 } };
  return stored ? (stored as Entry) : none;
}

function documentOf({ documentId, url }: Sender): Pick<Entry, 'documentId' | 'origin'> {
  const origin = url ? new URL(url).origin : '';
  return documentId === undefined ? { origin } : { origin, documentId };
}

/** Without document ids, pages of one origin count as one: they can share everything anyway. */
function isSamePage(one: Pick<Entry, 'documentId' | 'origin'>, other: Pick<Entry, 'documentId' | 'origin'>) {
  return one.documentId === other.documentId && one.origin === other.origin;
}

function lastOf(names: PaperId[]): PaperId[] {
  let characters = 0;
  const first = names.findLastIndex((name) => {
    characters += name.length;
    return characters > KEPT;
  });
  return names.slice(first + 1);
}
