import Dexie, { type Table, type Transaction } from 'dexie';
import type { ActId, MadeBy, PaperId, TopicId } from '@/lib/domain/ids';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import type { Change } from '@/lib/domain/log/change';
import type { Settings } from '@/lib/domain/settings';

/** What an act wrote, without duplicates. */
export interface Touched {
  /** Papers whose record, placement or filing job was written or removed. */
  papers: PaperId[];
  /** Topics whose record was written or removed. */
  topics: TopicId[];
}

/** An act, or several parts of one. */
export interface ActEvent {
  type: 'act';
  act: ActId;
  kind: ActKind;
  madeBy: MadeBy;
  touched: Touched;
  /** Topics whose name or parent changed, which changes the paths of the papers below them. */
  repathed: TopicId[];
}

/** An event, published after the write is committed. */
export type FeedEvent =
  | ActEvent
  /** Events for writes that are not in the log: settings (such as the progress of an import), … */
  | { type: 'setting'; key: keyof Settings }
  /** … papers that were seen or dismissed, or no longer are, … */
  | { type: 'seen'; papers: PaperId[] }
  /** … and targets of exports. */
  | { type: 'target'; id: string };

export type FeedListener = (event: FeedEvent) => void;

/**
 * How long parts of an act are held back, in milliseconds: an act of thousands of papers is written in several parts,
 * and every listener reads the library after what it hears.
 */
const HOLD_MS = 500;

/**
 * Notifies the subscribers in this context of every write. Code in other contexts, or that was not running at the
 * time, reads the log instead: `catchUp`.
 */
export class ChangeFeed {
  readonly #listeners = new Set<FeedListener>();
  /** Parts of an act that are not told yet. */
  #held: ActEvent | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `listener` after each commit, in the order of the commits. Returns a function that unsubscribes. */
  subscribe(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Notifies the listeners now, or after the commit if called in a transaction.
   * @param hasMore Further parts of the same act follow. They are told together, at its end or after `HOLD_MS`.
   */
  publish(event: FeedEvent, hasMore = false): void {
    const transaction = rootTransaction();
    const tell = () => (event.type === 'act' ? this.#receive(event, hasMore) : this.#tell(event));
    if (transaction) transaction.on('complete', tell);
    else tell();
  }

  #receive(event: ActEvent, hasMore: boolean): void {
    if (this.#held && this.#held.act !== event.act) this.#release();
    const joined = this.#held ? joinParts(this.#held, event) : event;
    if (hasMore) {
      this.#held = joined;
      this.#timer ??= setTimeout(() => this.#release(), HOLD_MS);
    } else {
      this.#held = null;
      this.#endTimer();
      this.#tell(joined);
    }
  }

  #release(): void {
    const held = this.#held;
    this.#held = null;
    this.#endTimer();
    if (held) this.#tell(held);
  }

  #endTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(event: FeedEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // An error in one listener must not affect the others.
        console.error('A follower of the change feed failed.', error);
      }
    }
  }
}

/** The part of a database that holds the log. */
interface Log {
  changes: Table<Change, number>;
}

/** The number of the last change in the log; 0 before the first. */
export async function lastChange(db: Log): Promise<number> {
  // Live queries do not notice new keys in reverse order (Dexie 4.4), but they do notice records.
  return (await db.changes.orderBy(':id').last())?.seq ?? 0;
}

/** Changes read at once. */
const AT_ONCE = 500;

/** What was written after the change of that number, according to the log, and the number of the last change. */
export async function catchUp(db: Log, since: number): Promise<Touched & { seq: number }> {
  const topics = new Set<TopicId>();
  const papers = new Set<PaperId>();
  let seq = since;
  for (;;) {
    // In parts, not with a cursor, which costs a round trip for each change.
    const changes = await db.changes.where(':id').above(seq).limit(AT_ONCE).toArray();
    for (const change of changes) {
      if (change.table === 'topics') topics.add(change.key);
      else if (change.table === 'papers' || change.table === 'placements') papers.add(change.key);
    }
    seq = changes.at(-1)?.seq ?? seq;
    if (changes.length < AT_ONCE) break;
  }
  return { topics: [...topics], papers: [...papers], seq };
}

function joinParts(one: ActEvent, other: ActEvent): ActEvent {
  const join = <Id>(ids: readonly Id[], more: readonly Id[]) => [...new Set([...ids, ...more])];
  return {
    ...other,
    touched: {
      papers: join(one.touched.papers, other.touched.papers),
      topics: join(one.touched.topics, other.touched.topics),
    },
    repathed: join(one.repathed, other.repathed),
  };
}

/** The outermost transaction of the caller: inner ones end before the commit. */
function rootTransaction(): Transaction | null {
  let transaction = Dexie.currentTransaction as (Transaction & { parent?: Transaction }) | null;
  while (transaction?.parent) transaction = transaction.parent as Transaction & { parent?: Transaction };
  return transaction;
}
