import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { errorSentence } from '@/components/i18n/format-error';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import type { Backup, RestorePreview } from '@/lib/domain/backup';
import type { ErrorCode } from '@/lib/domain/errors';
import { type MessageKey, message } from '@/lib/platform/messages';

interface RestoreQuestionProps {
  backup: Backup;
  way: RestoreWay;
  onRestore(): void;
  onLeave(): void;
}

/** A preview of the changes that restoring would make, with a question. */
export function RestoreQuestion({ backup, way, onRestore, onLeave }: RestoreQuestionProps) {
  const client = usePanelClient();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  useEffect(() => {
    if (way === 'start-over') return;
    client.previewRestore({ id: backup.id }).then((answer) => {
      if (answer.ok) setPreview(answer.value);
      else setProblem(answer.error);
    });
  }, [backup.id, way]);
  if (problem) return <p role="alert">{errorSentence(problem)}</p>;
  return (
    <div class="restore-question">
      {way === 'start-over' ? <p>{message('backup_start_over')}</p> : <Changes preview={preview} />}
      <div class="backup-row">
        <button
          type="button"
          class="button button-primary"
          disabled={way !== 'start-over' && (!preview || isNothing(preview))}
          onClick={onRestore}
        >
          {message('backup_restore_now')}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {message('import_leave')}
        </button>
      </div>
    </div>
  );
}

function Changes({ preview }: { preview: RestorePreview | null }) {
  if (!preview) return <p aria-busy="true">{message('backup_comparing')}</p>;
  if (isNothing(preview)) return <p role="status">{message('backup_same')}</p>;
  const { papers, topics, moved, unread } = preview;
  const counts: [MessageKey, number][] = [
    ['backup_papers_back', papers.back],
    ['backup_papers_changed', papers.changed],
    ['backup_papers_gone', papers.gone],
    ['backup_papers_moved', moved],
    ['backup_topics_back', topics.back],
    ['backup_topics_changed', topics.changed],
    ['backup_topics_gone', topics.gone],
    ['backup_unread', unread],
  ];
  return (
    <ul role="status">
      {counts
        .filter(([, count]) => count > 0)
        .map(([key, count]) => (
          <li key={key}>{message(key, [formatCount(count)])}</li>
        ))}
    </ul>
  );
}

function isNothing({ papers, topics, moved }: RestorePreview): boolean {
  return [papers, topics].every(({ back, changed, gone }) => back + changed + gone === 0) && moved === 0;
}

/**
 * How a backup can be used: restored into an existing library, into one that lost a part, or into none; or only saved
 * as a file.
 */
export type RestoreWay = 'restore' | 'lost' | 'start-over' | 'save-only';
