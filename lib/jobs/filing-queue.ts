import type { LibraryContext } from '@/lib/library/context';
import { prepareModel } from '@/lib/library/filing/change-model';
import { filePending } from '@/lib/library/filing/file-pending';
import { importSome } from '@/lib/library/imports/run-import';
import { lookWhenDue } from '@/lib/library/proposals/look-for-proposals';

/** A wish to be woken later, which outlives this context. */
export interface WakeUp {
  /** Milliseconds since 1970. */
  at(time: number): void;
  cancel(): void;
}

/** How long after a wake the next one is due at the latest, should this context die meanwhile. */
const INSURANCE_MS = 30_000;

/**
 * Brings in what is being imported, files what waits, then does a part of whatever else takes long, so that a save never waits for it.
 * @returns when there is more to do, milliseconds since 1970, or `null`.
 */
export async function workOff(context: LibraryContext): Promise<number | null> {
  while (await importSome(context));
  const nextJob = await filePending(context);
  if (await prepareModel(context)) return Date.now();
  // While papers wait, what they would say to the tree is not known yet.
  return nextJob ?? (await lookWhenDue(context));
}

/**
 * Runs `run` whenever something may wait, one run at a time.
 * @param run answers when the next job falls due, or `null` where none waits.
 */
export function createFilingQueue(run: () => Promise<number | null>, wakeUp: WakeUp): () => void {
  let running = false;
  let asked = false;

  async function drain(): Promise<void> {
    running = true;
    let next: number | null = null;
    do {
      asked = false;
      next = await run();
    } while (asked);
    running = false;
    if (next === null) wakeUp.cancel();
    else wakeUp.at(next);
  }

  return () => {
    asked = true;
    if (running) return;
    wakeUp.at(Date.now() + INSURANCE_MS);
    drain().catch((error: unknown) => {
      // The insurance stands: the next wake tries again.
      running = false;
      console.error('The filing queue stopped.', error);
    });
  };
}
