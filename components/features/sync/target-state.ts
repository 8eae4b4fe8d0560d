import type { TargetFile, TargetStatus } from '@/lib/domain/targets/target';

/** The states of a target, the most urgent first. */
export type TargetState = 'failing' | 'conflict' | 'running' | 'waiting' | 'paused' | 'in-sync' | 'new';

export function targetState(target: TargetStatus, conflicts: readonly TargetFile[]): TargetState {
  if (target.isPaused) return 'paused';
  if (target.isRunning) return 'running';
  if (target.error !== null) return 'failing';
  if (conflicts.some(({ targetId }) => targetId === target.id)) return 'conflict';
  if (target.dueAt !== null && target.timing.on === 'change') return 'waiting';
  return target.lastRun ? 'in-sync' : 'new';
}

/** The state of all targets together, for the sign in the header; `null` if there are none. */
export function overallState(states: readonly TargetState[]): 'problem' | 'busy' | 'in-sync' | null {
  if (states.length === 0) return null;
  if (states.some((state) => state === 'failing' || state === 'conflict')) return 'problem';
  if (states.some((state) => state === 'running' || state === 'waiting' || state === 'new')) return 'busy';
  return 'in-sync';
}
