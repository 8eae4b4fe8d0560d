import { useState } from 'preact/hooks';
import type { LossReading } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { formatCount, formatDateTime } from '@/components/i18n/format-numbers-and-dates';
import { message } from '@/lib/platform/messages';
import '@/components/ui/feedback/feedback.css';

/** A notice that the browser has lost a part of the library: what was there, and a link to the backups. */
export function LossNotice({ reading }: { reading: LossReading | null }) {
  const client = usePanelClient();
  const [isAccepted, setAccepted] = useState(false);
  if (!reading || isAccepted) return null;
  const { papers, topics, at } = reading.loss.mark;

  async function accept() {
    const answer = await client.acceptLoss({});
    setAccepted(answer.ok);
  }

  return (
    <div class="bar-notice" role="alert">
      <span>{message('loss_part', [formatDateTime(at), formatCount(papers), formatCount(topics)])}</span>
      <a class="text-button" href="/options.html#backup" target="_blank" rel="noopener">
        {message('loss_look')}
      </a>
      <button type="button" class="text-button" onClick={accept}>
        {message('loss_accept')}
      </button>
    </div>
  );
}
