import type { PapertreeDatabase } from '@/lib/db/database';
import { jobsOf } from '@/lib/db/jobs/queue';
import type { ErrorCode } from '@/lib/domain/errors';
import type { TargetFile, TargetStatus } from '@/lib/domain/targets/target';

/**
 * Targets of exports in the order in which they were added, their files that wait for a person's choice, and those that
 * are on their way, or were when a run failed.
 */
export interface TargetsReading {
  targets: TargetStatus[];
  conflicts: TargetFile[];
  unwritten: TargetFile[];
}

export async function readTargets(db: PapertreeDatabase): Promise<TargetsReading> {
  const [targets, jobs, files] = await Promise.all([
    db.targets.toArray(),
    jobsOf(db, 'sync'),
    db.targetFiles.filter(({ conflict, writing }) => conflict !== null || writing !== null).toArray(),
  ]);
  const jobOf = new Map(jobs.map((job) => [job.subject, job]));
  const statuses = targets.map((target): TargetStatus => {
    const { dueAt = null, lastError = null } = jobOf.get(target.id) ?? {};
    return { ...target, dueAt, error: lastError as ErrorCode | null };
  });
  return {
    targets: statuses.sort((a, b) => a.addedAt - b.addedAt),
    conflicts: files.filter(({ conflict }) => conflict !== null),
    unwritten: files.filter(({ conflict }) => conflict === null),
  };
}
