import { useLive } from '@/components/data/use-live';
import { pluralMessage } from '@/components/i18n/plural-message';
import { message } from '@/lib/platform/messages';
import './welcome.css';

/** A notice while sample papers are in the library, with a button to remove them. */
export function SampleNotice({ onRemove }: { onRemove(): void }) {
  const sample = useLive((library) => library.readSampleRest(), []);
  if (sample.state !== 'ready' || sample.value.papers.length === 0) return null;
  return (
    <aside class="bar-notice">
      <span title={message('sample_kept')}>
        {pluralMessage('sample_present', sample.value.papers.length)}
      </span>
      <button type="button" class="text-button" aria-description={message('sample_kept')} onClick={onRemove}>
        {message('sample_remove')}
      </button>
    </aside>
  );
}
