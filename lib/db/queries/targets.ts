import type { PapertreeDatabase } from '@/lib/db/database';
import { jobsOf } from '@/lib/db/jobs/queue';
import type { ErrorCode } from '@/lib/domain/errors';
import type { TargetFile, TargetStatus } from '@/lib/domain/targets/target';

/** Targets of exports in the order in which they were added, and their files that wait for a person's choice. */
export interface TargetsReading {
  targets: TargetStatus[];
  conflicts: TargetFile[];
}

export async function readTargets(db: PapertreeDatabase): Promise<TargetsReading> {
  const [targets, jobs, conflicts] = await Promise.all([
    db.targets.toArray(),
    jobsOf(db, 'sync'),
    db.targetFiles.filter(({ conflict }) => conflict !== null).toArray(),
  ]);
  const jobOf = new Map(jobs.map((job) => [job.subject, job]));
  const statuses = targets.map((target): TargetStatus => {
    const { dueAt = null, lastError = null } = jobOf.get(target.id) ?? {};
    return { ...target, dueAt, error: lastError as ErrorCode | null };
  });
  return { targets: statuses.sort((a, b) => a.addedAt - b.addedAt), conflicts };
}
