import type { TargetFile, TargetStatus } from '@/lib/domain/targets/target';

/** How a target is doing, the most pressing first. */
export type TargetState = 'failing' | 'conflict' | 'running' | 'waiting' | 'paused' | 'in-sync' | 'new';

export function targetState(target: TargetStatus, conflicts: readonly TargetFile[]): TargetState {
  if (target.isPaused) return 'paused';
  if (target.isRunning) return 'running';
  if (target.error !== null) return 'failing';
  if (conflicts.some(({ targetId }) => targetId === target.id)) return 'conflict';
  if (target.dueAt !== null && target.timing.on === 'change') return 'waiting';
  return target.lastRun ? 'in-sync' : 'new';
}

/** One word for all targets: what the sign in the header shows. `null` where there are none. */
export function signOf(states: readonly TargetState[]): 'problem' | 'busy' | 'in-sync' | null {
  if (states.length === 0) return null;
  if (states.some((state) => state === 'failing' || state === 'conflict')) return 'problem';
  if (states.some((state) => state === 'running' || state === 'waiting' || state === 'new')) return 'busy';
  return 'in-sync';
}
