import type { ConflictChoice, TargetFile } from '@/lib/domain/targets/target';

/** The row of a file with a conflict after the person's choice. */
export function decideConflict(row: TargetFile, choice: ConflictChoice): TargetFile {
  const resolved = { ...row, conflict: null, flaw: null };
  if (choice === 'keep-theirs') return { ...resolved, standing: 'theirs' };
  const unwritten = { ...resolved, hash: null, writing: null };
  if (choice === 'write-beside') return { ...unwritten, standing: 'beside', tag: null };
  return { ...unwritten, tag: row.conflict };
}
