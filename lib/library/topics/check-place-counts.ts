import { repairCounts } from '@/lib/db/log/update-place-counts';
import { LOW_PRIORITY_DELAY_MS, type Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';

/** Checks the numbers of papers per place, once each time the browser starts. */
export function countingTask({ db, memory }: LibraryContext): Task {
  return {
    name: 'check the counts of places',
    delay: LOW_PRIORITY_DELAY_MS,
    async run() {
      if (await memory.wasChecked('counts')) return null;
      if (await repairCounts(db)) console.error('The counts of places were wrong, and were made again.');
      await memory.noteChecked('counts');
      return null;
    },
    wakesOn: () => false,
  };
}
