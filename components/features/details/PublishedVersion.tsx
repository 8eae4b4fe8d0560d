import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { errorSentence } from '@/components/i18n/format-error';
import { formatDate } from '@/components/i18n/format-numbers-and-dates';
import { webAddress } from '@/components/ui/links/web-address';
import type { ErrorCode } from '@/lib/domain/errors';
import type { Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/** Where a preprint was published; if that is not known, a button looks it up. */
export function PublishedVersion({ paper }: { paper: Paper }) {
  const client = usePanelClient();
  const browser = useThisBrowser();
  const [state, setState] = useState<'idle' | 'asking' | { problem: ErrorCode }>('idle');

  async function ask() {
    setState('asking');
    if (!(await browser.askForCatalogues())) return setState({ problem: 'catalogues-not-allowed' });
    const answer = await client.findPublishedVersion({ paperId: paper.id });
    setState(answer.ok ? 'idle' : { problem: answer.error });
  }

  const { publishedVersion } = paper;
  if (publishedVersion) {
    const { venue, published, doi, url } = publishedVersion;
    const address = webAddress(url);
    return (
      <p class="detail-facts">
        <span>{message('detail_published')}</span>
        {venue && <span dir="auto">{venue}</span>}
        {published && <span>{formatDate(published)}</span>}
        {address && (
          <a href={address} target="_blank" rel="noopener noreferrer">
            {doi ?? address}
          </a>
        )}
      </p>
    );
  }
  if (!paper.identifiers.arxiv) return null;
  return (
    <p class="detail-facts">
      <button type="button" class="text-button" disabled={state === 'asking'} onClick={() => void ask()}>
        {message('detail_find_published')}
      </button>
      <span role="status">
        {state === 'asking' && message('detail_asking_published')}
        {typeof state === 'object' && errorSentence(state.problem)}
      </span>
    </p>
  );
}
