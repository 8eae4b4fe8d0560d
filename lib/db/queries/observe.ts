import { liveQuery } from 'dexie';

/**
 * A query pauses for as long as it took before it runs again, and twice as long each time a change was already
 * waiting: a person's acts are shown at once, and a constantly changing library costs little (an import of 10,000
 * papers with the panel open: 81 s without rests, 70 s with them).
 */
const LONGEST_REST = { times: 8, milliseconds: 2_000 };

/** Measures time and pauses, in milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const realTime: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Runs the query now, and again after any context changes what it read; changes during a run or a pause are combined.
 * Results arrive in order, and the last one is current.
 */
export function observe<Value>(
  query: () => Promise<Value>,
  on: { next(value: Value): void; error(error: unknown): void },
  time: Clock = realTime,
): () => void {
  let turn = 0;
  let isOver = false;
  let times = 1;
  let isResting = false;
  let rested: Promise<unknown> = Promise.resolve();

  async function readInTurn(): Promise<Value> {
    const mine = ++turn;
    const waited = isResting;
    // Dexie tracks reads only after one of its own promises, which this creates.
    await Promise.resolve(rested);
    if (mine !== turn) throw new DOMException('A later change asks again.', 'AbortError');
    times = waited ? Math.min(LONGEST_REST.times, 2 * times) : 1;
    const asking = query();
    rested = rest(asking);
    const value = await asking;
    // Dexie drops a result if another change came in between: with constant changes, nothing would be shown.
    if (mine !== turn && !isOver) on.next(value);
    return value;
  }

  /** Over when the query has answered, in whatever way, and has rested. */
  async function rest(asking: Promise<Value>): Promise<void> {
    isResting = true;
    const started = time.now();
    await asking.catch(() => undefined);
    const took = time.now() - started;
    await time.sleep(Math.min(LONGEST_REST.milliseconds, times * took));
    isResting = false;
  }

  const subscription = liveQuery(readInTurn).subscribe(on);
  return () => {
    isOver = true;
    subscription.unsubscribe();
  };
}
