import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/format-error';
import { formatCount, formatDateTime, formatMegabytes } from '@/components/i18n/format-numbers-and-dates';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import type { Backup } from '@/lib/domain/backup';
import { message } from '@/lib/platform/messages';
import { RestoreQuestion, type RestoreWay } from './RestoreQuestion';
import { useBackups } from './use-backups';
import './backup.css';

/**
 * The backups, newest first. Each can be saved as a file, and restored after a preview of the changes. `children` are
 * further items of the list.
 */
export function BackupList({ way, children }: { way: RestoreWay; children?: ComponentChildren }) {
  const { backups, problem, restored, save, restore, undo } = useBackups(way);
  const [asking, setAsking] = useState<Backup | null>(null);
  if (problem && !backups) return <p role="alert">{errorSentence(problem)}</p>;
  // While the library cannot be read, an empty list of backups would only alarm the person.
  if (!backups || (backups.length === 0 && way !== 'restore' && way !== 'lost')) return null;
  return (
    <div class="backups">
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      {restored && (
        <p role="status" class="backup-row">
          {message('backup_restored')}
          {restored.act && (
            <button type="button" class="text-button" onClick={undo}>
              {message('act_undo')}
            </button>
          )}
        </p>
      )}
      {backups.length === 0 && way === 'restore' ? (
        <EmptyState title={message('backup_none')} />
      ) : (
        <ul class="backup-list" aria-label={message('options_backup')}>
          {backups.map((backup) => (
            <li key={backup.id}>
              <div class="backup-row">
                <span class="backup-what">
                  <strong>{formatDateTime(backup.at)}</strong>
                  <span class="soft">
                    {message('backup_what', [
                      message(`backup_reason_${backup.reason}`),
                      formatCount(backup.papers),
                      formatCount(backup.topics),
                      formatMegabytes(backup.bytes),
                    ])}
                  </span>
                </span>
                <button type="button" class="button" onClick={() => save(backup)}>
                  {message('backup_save')}
                </button>
                {way !== 'save-only' && (
                  <button
                    type="button"
                    class="button"
                    aria-expanded={asking?.id === backup.id}
                    onClick={() => setAsking(asking?.id === backup.id ? null : backup)}
                  >
                    {message('backup_restore')}
                  </button>
                )}
              </div>
              {asking?.id === backup.id && (
                <RestoreQuestion
                  backup={backup}
                  way={way}
                  onRestore={() => {
                    setAsking(null);
                    restore(backup);
                  }}
                  onLeave={() => setAsking(null)}
                />
              )}
            </li>
          ))}
          {children}
        </ul>
      )}
    </div>
  );
}
