import { useRef } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { useActs } from '@/components/features/acts/acts-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import { message } from '@/lib/platform/messages';
import '@/components/ui/feedback/feedback.css';

/**
 * Fewer papers are filed before a person could read the strip: a paper takes 10 to 330 milliseconds (`npm run
 * bench:click`).
 */
const WORTH_A_WORD = 10;

/**
 * The strip at the bottom of the panel while many papers are being filed, with its progress and buttons to pause or end
 * it.
 */
export function FilingStrip() {
  const client = usePanelClient();
  const acts = useActs();
  const live = useLive((library) => library.readQueue(), []);
  /** The largest number of waiting papers since there were none. */
  const all = useRef(0);
  const { waiting, failing, isPaused } =
    live.state === 'ready' ? live.value : { waiting: 0, failing: 0, isPaused: false };
  all.current = waiting === 0 ? 0 : Math.max(all.current, waiting);
  // Papers whose filing failed wait for a retry; the list of their place reports them.
  if (waiting === 0 || waiting === failing || (all.current < WORTH_A_WORD && !isPaused)) return null;
  const done = all.current - waiting;

  async function pause() {
    const answer = await client.pauseFiling({ isPaused: !isPaused });
    if (!answer.ok) acts.fail(answer);
  }

  async function cancel() {
    const answer = await client.cancelFiling({});
    if (!answer.ok) return acts.fail(answer);
    const { act, papers } = answer.value;
    if (act) acts.done(pluralMessage('act_filing_cancelled', papers), [act]);
    else acts.say(message('act_filing_ended'));
  }

  return (
    <aside class="work-strip" aria-label={message('filing_strip')}>
      <span class="work-strip-name">{message(isPaused ? 'filing_strip_paused' : 'filing_strip')}</span>
      <progress value={done} max={all.current} aria-label={message('filing_strip')} />
      <span>{message('import_progress', [formatCount(done), formatCount(all.current)])}</span>
      <button type="button" class="text-button" onClick={() => void pause()}>
        {message(isPaused ? 'import_go_on' : 'import_pause')}
      </button>
      <button type="button" class="text-button" onClick={() => void cancel()}>
        {message('filing_cancel')}
      </button>
    </aside>
  );
}
