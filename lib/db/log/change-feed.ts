import Dexie, { type Table, type Transaction } from 'dexie';
import type { ActKind, Change } from '@/lib/domain/change';
import type { ActId, MadeBy, PaperId, TopicId } from '@/lib/domain/ids';
import type { Settings } from '@/lib/domain/settings';

/** What an act wrote; each id once. */
export interface Touched {
  /** Papers of which the record, the placement or the filing job was written or removed. */
  papers: PaperId[];
  /** Topics of which the record was written or removed. */
  topics: TopicId[];
}

/** Something that was written, told after it was committed. */
export type FeedEvent =
  | {
      type: 'act';
      act: ActId;
      kind: ActKind;
      madeBy: MadeBy;
      touched: Touched;
      /** Those of the topics of which the name or the parent changed: paths of papers below them read otherwise. */
      repathed: TopicId[];
    }
  /** Not in the log, and told all the same: settings (the progress of an import is one), … */
  | { type: 'setting'; key: keyof Settings }
  /** … papers that were seen or dismissed, or no longer are, … */
  | { type: 'seen'; papers: PaperId[] }
  /** … and targets of exports. */
  | { type: 'target'; id: string };

export type FeedListener = (event: FeedEvent) => void;

/**
 * Tells everything in this context that follows the library what was written. Whoever lives in another context, or was
 * not running when it happened, reads the log instead: `catchUp`.
 */
export class ChangeFeed {
  readonly #listeners = new Set<FeedListener>();

  /** Calls `listener` after each commit, in the order of the commits; returns how to stop. */
  subscribe(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners now, or once the transaction that this is called in has been committed. */
  publish(event: FeedEvent): void {
    const transaction = rootTransaction();
    if (transaction) transaction.on('complete', () => this.#tell(event));
    else this.#tell(event);
  }

  #tell(event: FeedEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // One follower that fails must not keep the others from hearing.
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
  // Live queries do not notice new keys that are asked for in reverse (Dexie 4.4); the record they do.
  return (await db.changes.orderBy(':id').last())?.seq ?? 0;
}

/** Changes read in one go: each holds a record as it was and as it is. */
const AT_ONCE = 500;

/** What the log says was touched after the change of that number, and the number of the last change. */
export async function catchUp(db: Log, since: number): Promise<Touched & { seq: number }> {
  const topics = new Set<TopicId>();
  const papers = new Set<PaperId>();
  let seq = since;
  for (;;) {
    // In parts, not by a cursor: that costs a round trip a change.
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

/** The outermost transaction that the caller runs in: inner ones are over before anything is committed. */
function rootTransaction(): Transaction | null {
  let transaction = Dexie.currentTransaction as (Transaction & { parent?: Transaction }) | null;
  while (transaction?.parent) transaction = transaction.parent as Transaction & { parent?: Transaction };
  return transaction;
}
