/** What was done. The history shows a sentence for each, see `components/features/history/format-act.ts`. */
export const actKinds = [
  'save-paper',
  'update-paper',
  'delete-paper',
  'file-paper',
  'stop-filing',
  'review-place',
  'move-paper',
  'reject-place',
  'add-paper-to-topic',
  'take-paper-from-topic',
  'annotate-paper',
  'edit-paper',
  'create-topic',
  'rename-topic',
  'move-topic',
  'colour-topic',
  'pin-topic',
  'lock-topic',
  'merge-topics',
  'split-topic',
  'delete-topic',
  'plant-tree',
  'import',
  'restore-backup',
  /** Restored after a loss, from a backup and from what was left. */
  'recover-library',
  'mend-library',
  'add-sample',
  'remove-sample',
  'accept-proposals',
  'decline-proposals',
  'create-rule',
  'change-rule',
  'delete-rule',
  'order-rules',
  'undo',
  'undo-program',
] as const;
export type ActKind = (typeof actKinds)[number];

/** Acts that cannot be undone: before them, part of the library was missing. */
const lasting: ReadonlySet<ActKind> = new Set(['recover-library', 'mend-library']);

/** Whether an act of that kind can be undone. */
export function canBeUndone(kind: ActKind): boolean {
  return !lasting.has(kind);
}
