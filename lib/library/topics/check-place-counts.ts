import { repairCounts } from '@/lib/db/log/update-place-counts';
import { type Task, UNHURRIED_MS } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';

/** Checks the numbers of papers per place, once each time the browser starts. */
export function countingTask({ db, memory }: LibraryContext): Task {
  return {
    name: 'check the counts of places',
    delay: UNHURRIED_MS,
    async run() {
      if (await memory.wasChecked('counts')) return null;
      if (await repairCounts(db)) console.error('The counts of places were wrong, and were made again.');
      await memory.noteChecked('counts');
      return null;
    },
    wakesOn: () => false,
  };
}
