import { useState } from 'preact/hooks';
import type { LossReading } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { errorSentence } from '@/components/i18n/format-error';
import { formatCount, formatDateTime } from '@/components/i18n/format-numbers-and-dates';
import { WarningIcon } from '@/components/ui/icons/icons';
import type { ErrorCode } from '@/lib/domain/errors';
import { message } from '@/lib/platform/messages';
import { BackupList } from './BackupList';
import { CopiesElsewhere } from './CopiesElsewhere';
import '@/components/ui/feedback/feedback.css';
import './backup.css';

/** Shown instead of the panel if the browser has lost the library: what was there, and all known copies. */
export function LostLibrary({ reading: { loss, copies, targets } }: { reading: LossReading }) {
  const client = usePanelClient();
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [fetched, setFetched] = useState(0);
  const { papers, topics, at } = loss.mark;

  async function goOn() {
    const answer = await client.acceptLoss({});
    if (answer.ok) location.reload();
    else setProblem(answer.error);
  }

  async function fetchCopy(id: string) {
    setProblem(null);
    const answer = await client.fetchCopy({ id });
    if (answer.ok) setFetched(fetched + 1);
    else setProblem(answer.error);
  }

  return (
    <div class="lost-library">
      <span class="error-sign">
        <WarningIcon />
      </span>
      <h1>{message('lost_title')}</h1>
      <p>{message('lost_text', [formatDateTime(at), formatCount(papers), formatCount(topics)])}</p>
      <p>{message('lost_next')}</p>
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      <BackupList key={fetched} way="lost">
        <CopiesElsewhere copies={copies} targets={targets} onFetch={fetchCopy} />
      </BackupList>
      {isLeaving ? (
        <div class="restore-question">
          <p>{message('lost_accept_question')}</p>
          <div class="backup-row">
            <button type="button" class="button button-primary" onClick={goOn}>
              {message('lost_accept')}
            </button>
            <button type="button" class="button" onClick={() => setLeaving(false)}>
              {message('import_leave')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="text-button" onClick={() => setLeaving(true)}>
          {message('lost_accept')}
        </button>
      )}
    </div>
  );
}
