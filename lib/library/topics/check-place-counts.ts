import { repairCounts } from '@/lib/db/log/update-place-counts';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';

/** Checks the counts of places once, when the background starts. */
export function countingTask({ db }: LibraryContext): Task {
  let isChecked = false;
  return {
    name: 'check the counts of places',
    async run() {
      if (isChecked) return null;
      if (await repairCounts(db)) console.error('The counts of places were wrong, and were made again.');
      isChecked = true;
      return null;
    },
    wakesOn: () => false,
  };
}
