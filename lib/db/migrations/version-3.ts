import type { Migration } from './migration';

/** As version 2 stored it: a job of `jobs` or `completions`. */
interface PaperJob {
  paperId: string;
  attempts: number;
  lastError: string | null;
  dueAt: number;
}

/** As version 2 stored it: what of a target is a job now. */
interface TargetWithJob {
  id: string;
  isPaused: boolean;
  dueAt: number | null;
  attempts: number;
  error: string | null;
}

/** As version 2 stored it: the setting `importing`. */
interface ImportSetting {
  key: string;
  value: { id: string; state: string } | null;
}

/** As version 2 stored it: a part of a file that is being imported. */
interface ImportPart {
  contents: object;
}

/**
 * Jobs of every kind wait in one queue: papers to be filed or completed, the import that runs, targets that are due.
 * Parts of a file hold declined proposals, too.
 */
export const version3: Migration = {
  version: 3,
  stores: { queue: '[kind+subject], [kind+dueAt]', jobs: null, completions: null },
  rows: [
    { from: 'jobs', to: 'queue', upgrade: (row) => paperJob('file', row as PaperJob) },
    { from: 'completions', to: 'queue', upgrade: (row) => paperJob('complete', row as PaperJob) },
    { from: 'settings', to: 'queue', upgrade: (row) => importJob(row as ImportSetting) },
    { from: 'targets', to: 'queue', upgrade: (row) => targetJob(row as TargetWithJob) },
    { from: 'targets', to: 'targets', upgrade: (row) => withoutJob(row as TargetWithJob) },
    { from: 'imports', to: 'imports', upgrade: (row) => withDeclined(row as ImportPart) },
  ],
};

function paperJob(kind: 'file' | 'complete', { paperId, attempts, lastError, dueAt }: PaperJob): object {
  return { kind, subject: paperId, attempts, lastError, dueAt };
}

function importJob({ key, value }: ImportSetting): object | null {
  if (key !== 'importing' || value?.state !== 'running') return null;
  return { kind: 'import', subject: value.id, attempts: 0, lastError: null, dueAt: 0 };
}

/** A paused target has no job until it is resumed. */
function targetJob({ id, isPaused, dueAt, attempts, error }: TargetWithJob): object | null {
  if (dueAt === null || isPaused) return null;
  return { kind: 'sync', subject: id, attempts, lastError: error, dueAt };
}

function withoutJob({ dueAt: _due, attempts: _attempts, error: _error, ...target }: TargetWithJob): object {
  return target;
}

function withDeclined(part: ImportPart): object {
  return { ...part, contents: { ...part.contents, declinedProposals: [] } };
}
