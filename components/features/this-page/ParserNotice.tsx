import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { message } from '@/lib/platform/messages';
import '@/components/ui/feedback/feedback.css';

/** A notice that a page has changed and could not be read properly, with a report for the maintainers. */
export function ParserNotice() {
  const client = usePanelClient();
  const report = useLive((library) => library.readParserReport(), []);
  const [isCopied, setCopied] = useState(false);
  if (report.state !== 'ready' || !report.value) return null;
  const { address } = report.value;

  async function copy() {
    await navigator.clipboard.writeText(JSON.stringify(report.state === 'ready' && report.value, null, 1));
    setCopied(true);
  }

  return (
    <div class="bar-notice" role="status">
      <span title={address}>{message('parser_changed', [new URL(address).hostname])}</span>
      <button type="button" class="text-button" onClick={copy}>
        {message(isCopied ? 'parser_copied' : 'parser_copy')}
      </button>
      <button type="button" class="text-button" onClick={() => client.dismissParserReport({})}>
        {message('act_close')}
      </button>
    </div>
  );
}
