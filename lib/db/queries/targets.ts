import type { PapertreeDatabase } from '@/lib/db/database';
import type { Target, TargetFile } from '@/lib/domain/targets/target';

/** Targets of exports in the order in which they were added, and their files that wait for a person's choice. */
export interface TargetsReading {
  targets: Target[];
  conflicts: TargetFile[];
}

export async function readTargets(db: PapertreeDatabase): Promise<TargetsReading> {
  const [targets, conflicts] = await Promise.all([
    db.targets.toArray(),
    db.targetFiles.filter(({ conflict }) => conflict !== null).toArray(),
  ]);
  return { targets: targets.sort((a, b) => a.addedAt - b.addedAt), conflicts };
}
