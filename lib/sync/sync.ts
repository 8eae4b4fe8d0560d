import { lastChange } from '@/lib/db/log/touched-since';
import { observe } from '@/lib/db/queries/queries';
import type { WakeUp } from '@/lib/jobs/filing-queue';
import type { SyncContext } from './context';
import type { TargetContext } from './edit-targets';
import { createTargetRunner } from './running/target-runner';

/**
 * Starts the runner that keeps targets in sync by following the change log; returns what requests about targets
 * work with.
 */
export function startSync(
  context: Omit<SyncContext, 'onProgress'>,
  createWakeUp: (alarm: string, onWake: () => void) => WakeUp,
): TargetContext {
  const { wake } = createTargetRunner(
    context,
    createWakeUp('sync-targets', () => wake()),
  );
  // The log is the one place that knows of every change, whoever made it.
  observe(() => lastChange(context.db), {
    next: wake,
    error: (error) => console.error('The log is not followed.', error),
  });
  return { ...context, wake };
}
