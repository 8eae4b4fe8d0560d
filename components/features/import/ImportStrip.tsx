import { useEffect } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { useActs } from '@/components/features/acts/acts-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';
import { IconButton } from '@/components/ui/icons/IconButton';
import { CloseIcon } from '@/components/ui/icons/icons';
import type { Result } from '@/lib/domain/result';
import { message } from '@/lib/platform/messages';
import '@/components/ui/feedback/feedback.css';

/** Milliseconds for which a finished import is reported; the options show its result until it was seen there. */
const SHOWN_MS = 10_000;

/**
 * The strip at the bottom of the panel during an import, with its progress, buttons to pause or cancel it, and a link
 * to the options.
 */
export function ImportStrip() {
  const client = usePanelClient();
  const acts = useActs();
  const live = useLive((library) => library.readImporting(), []);
  /** The import that has been reported for long enough. */
  const [reported, setReported] = usePersistedState('import-told', '', (value) => typeof value === 'string');
  const importing = live.state === 'ready' ? live.value : null;
  const isDone = importing?.state === 'done';
  useEffect(() => {
    if (!importing || !isDone || reported === importing.id) return;
    const timer = setTimeout(() => setReported(importing.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [importing?.id, isDone]);
  if (!importing || importing.state === 'reading' || importing.state === 'ready') return null;
  if (isDone && reported === importing.id) return null;
  const { papers, parts, fileName, state } = importing;
  const isPaused = state === 'paused';
  const isRunning = isPaused || state === 'running';
  const name = message(isDone ? 'import_strip_done' : isPaused ? 'import_strip_paused' : 'import_running', [
    fileName,
  ]);

  async function attempt(request: Promise<Result<unknown>>) {
    const answer = await request;
    if (!answer.ok) acts.fail(answer);
  }

  return (
    <aside class="work-strip" aria-label={name}>
      <span class="work-strip-name">{name}</span>
      {isRunning && <progress value={parts.done} max={Math.max(1, parts.all)} aria-label={name} />}
      <span>{message('import_progress', [formatCount(papers.done), formatCount(papers.all)])}</span>
      {isRunning && (
        <>
          <button
            type="button"
            class="text-button"
            onClick={() => void attempt(client.pauseImport({ isPaused: !isPaused }))}
          >
            {message(isPaused ? 'import_go_on' : 'import_pause')}
          </button>
          <button type="button" class="text-button" onClick={() => void attempt(client.endImport({}))}>
            {message('import_end')}
          </button>
        </>
      )}
      <a href="/options.html#import" target="_blank" rel="noopener">
        {message('import_show')}
      </a>
      {isDone && (
        <IconButton label={message('act_close')} onClick={() => setReported(importing.id)}>
          <CloseIcon />
        </IconButton>
      )}
    </aside>
  );
}
