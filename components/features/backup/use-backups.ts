import { useEffect, useState } from 'preact/hooks';
import { useLibraryQueries } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { saveAs } from '@/components/features/export/save-as';
import type { Backup } from '@/lib/domain/backup';
import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { RestoreWay } from './RestoreQuestion';

export interface Backups {
  /** Newest first; `null` while they are read. */
  backups: Backup[] | null;
  problem: ErrorCode | null;
  /** The last restore, with its act if it can be undone. */
  restored: { act: ActId | null } | null;
  /** Downloads the backup as a file. */
  save(backup: Backup): void;
  restore(backup: Backup): void;
  undo(): void;
}

/**
 * The backups, read once and after each act instead of live, so that they are available even if the library cannot be
 * opened.
 */
export function useBackups(way: RestoreWay): Backups {
  const library = useLibraryQueries();
  const client = usePanelClient();
  const [backups, setBackups] = useState<Backup[] | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [restored, setRestored] = useState<Backups['restored']>(null);

  async function attempt(work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
      setBackups(await library.readBackups());
    } catch (error) {
      const code = error instanceof ExpectedError ? error.code : 'unexpected';
      if (code === 'unexpected') console.error('Backups', error);
      setProblem(code);
    }
  }

  useEffect(() => {
    attempt(async () => undefined);
  }, [library]);

  return {
    backups,
    problem,
    restored,
    save: (backup) => attempt(async () => saveAs(fileName(backup), await library.readBackupFile(backup.id))),
    restore: (backup) =>
      attempt(async () => {
        const answer = await (way === 'start-over'
          ? client.startOver({ id: backup.id })
          : client.restoreBackup({ id: backup.id }));
        if (!answer.ok) throw new ExpectedError(answer.error);
        if (way !== 'restore') location.reload();
        else setRestored({ act: answer.value?.act ?? null });
      }),
    undo: () =>
      attempt(async () => {
        if (!restored?.act) return;
        const answer = await client.undo({ act: restored.act });
        if (!answer.ok) throw new ExpectedError(answer.error);
        setRestored(null);
      }),
  };
}

function fileName({ at }: Backup): string {
  return `papertree-${new Date(at).toISOString().slice(0, 10)}.json.gz`;
}
