import type { Backups } from '@/lib/library/backups/backups';
import type { LibraryContext } from '@/lib/library/context';
import { completePapers } from '@/lib/library/papers/complete-papers';
import { createFilingQueue, type WakeUp, workOff } from './filing-queue';

/**
 * Takes up what the background does unasked; each kind of work is taken up again by an alarm, also after this context
 * died.
 * @returns what to call when papers wait.
 */
export function startQueues(context: LibraryContext, { backups, wakeUp }: QueueTools): () => void {
  const queue = (alarm: string, run: () => Promise<number | null>) => {
    const soon: () => void = createFilingQueue(
      run,
      wakeUp(alarm, () => soon()),
    );
    return soon;
  };
  const file = queue('file-pending', () => workOff(context));
  const complete = queue('complete-papers', () => completePapers(context));
  const onPending = () => {
    file();
    complete();
  };
  onPending();
  queue('back-up', backups.takeWhenDue)();
  return onPending;
}

interface QueueTools {
  backups: Backups;
  wakeUp(alarm: string, onWake: () => void): WakeUp;
}
