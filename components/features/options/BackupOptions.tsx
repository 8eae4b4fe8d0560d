import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { BackupList } from '@/components/features/backup/BackupList';
import { errorSentence } from '@/components/i18n/format-error';
import type { ErrorCode } from '@/lib/domain/errors';
import { message } from '@/lib/platform/messages';

/** The backups, a button to make one, and copies outside the browser. */
export function BackupOptions() {
  const client = usePanelClient();
  const browser = useThisBrowser();
  const [taken, setTaken] = useState(0);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [hasCopies, setCopies] = useState<boolean | null>(null);
  useEffect(() => {
    browser.keepsCopies().then(setCopies);
  }, [browser]);

  async function backUp() {
    const answer = await client.backUp({});
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setTaken(taken + 1);
  }

  /** Switching copies on makes the first one at once. */
  async function keepCopies(wanted: boolean) {
    const isKept = await browser.keepCopies(wanted);
    setCopies(isKept);
    if (isKept) await backUp();
  }

  return (
    <>
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      {hasCopies !== null && (
        <label class="check">
          <input
            type="checkbox"
            checked={hasCopies}
            onChange={({ currentTarget }) => keepCopies(currentTarget.checked)}
          />
          {message('backup_copies')}
        </label>
      )}
      {hasCopies === false && <p class="soft">{message('backup_only_here')}</p>}
      <div class="actions">
        <button type="button" onClick={backUp}>
          {message('backup_now')}
        </button>
      </div>
      <BackupList key={taken} way="restore" />
    </>
  );
}
