import { type Backups, backupTask } from '@/lib/library/backups/take-backups';
import type { LibraryContext } from '@/lib/library/context';
import { preparingTask } from '@/lib/library/filing/change-model';
import { filingTask } from '@/lib/library/filing/file-waiting-papers';
import { finishingTask } from '@/lib/library/history/finish-long-acts';
import { importingTask } from '@/lib/library/imports/run-import';
import { namingTask } from '@/lib/library/language-model/name-proposals';
import { reviewingTask } from '@/lib/library/language-model/review-places';
import { lossTask, summaryTask } from '@/lib/library/loss/check-library';
import { completingTask } from '@/lib/library/papers/complete-papers';
import { proposingTask } from '@/lib/library/proposals/look-for-proposals';
import { countingTask } from '@/lib/library/topics/check-place-counts';
import type { Task } from './task';

/** All background tasks on the library, except for export targets, which are in `lib/sync`. */
export function backgroundTasks(context: LibraryContext, backups: Backups): Task[] {
  return [
    lossTask(context),
    summaryTask(context),
    countingTask(context),
    finishingTask(context),
    importingTask(context),
    filingTask(context),
    reviewingTask(context),
    completingTask(context),
    preparingTask(context),
    proposingTask(context),
    namingTask(context),
    backupTask(backups),
  ];
}
