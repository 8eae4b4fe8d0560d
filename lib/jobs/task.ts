import type { FeedEvent } from '@/lib/db/log/change-feed';

/** Work that the background does by itself. It may be killed at any point, and is then run again. */
export interface Task {
  /** Name for log messages. */
  name: string;
  /**
   * Does what is due.
   * @param again Asks for another run, e.g. once something ends that this one has started.
   * @returns when there is more to do, milliseconds since 1970; `null` where only an event can bring more.
   */
  run(again: () => void): Promise<number | null>;
  /**
   * How long after the event, or the start of the background, it runs; milliseconds, 0 where left out. Reading that
   * nobody waits for would hold up what a person waits for.
   */
  delay?: number;
  /** Whether this event may have brought something to do. */
  wakesOn(event: FeedEvent): boolean;
}

/** The delay of tasks that nobody waits for: a paper that was saved is filed by then. */
export const LOW_PRIORITY_DELAY_MS = 2_000;
