import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { errorSentence } from '@/components/i18n/format-error';
import type { ErrorCode } from '@/lib/domain/errors';
import { hasValue } from '@/lib/domain/papers/compare-sources';
import { type SourcedField, sourcedFields } from '@/lib/domain/papers/field-sources';
import type { Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';
import { formatSource } from './format-source';

/** The sources of a paper's fields, and a button that requests its record from arXiv or Crossref again. */
export function ValueSources({ paper }: { paper: Paper }) {
  const groups = fieldsBySource(paper);
  return (
    <details class="detail-sources">
      <summary class="detail-heading">{message('detail_sources')}</summary>
      <dl>
        {[...groups].map(([source, fields]) => (
          <div key={source}>
            <dt>{source}</dt>
            <dd>{formatList(fields)}</dd>
          </div>
        ))}
      </dl>
      <RefreshButton paper={paper} />
    </details>
  );
}

function RefreshButton({ paper }: { paper: Paper }) {
  const client = usePanelClient();
  const browser = useThisBrowser();
  const [state, setState] = useState<'idle' | 'asking' | 'done' | { problem: ErrorCode }>('idle');
  const { arxiv, doi } = paper.identifiers;
  if (!arxiv && !doi) return null;

  async function refresh() {
    setState('asking');
    if (!arxiv && !(await browser.askForCatalogues())) return setState({ problem: 'catalogues-not-allowed' });
    const answer = await client.refreshPaper({ paperId: paper.id });
    setState(answer.ok ? 'done' : { problem: answer.error });
  }

  return (
    <p class="detail-facts">
      <button type="button" class="text-button" disabled={state === 'asking'} onClick={() => void refresh()}>
        {message(arxiv ? 'detail_refresh_arxiv' : 'detail_refresh_crossref')}
      </button>
      <span role="status">
        {state === 'asking' && message('detail_refreshing')}
        {state === 'done' && message('detail_refreshed')}
        {typeof state === 'object' && errorSentence(state.problem)}
      </span>
    </p>
  );
}

/** The non-empty fields, grouped by source, in the order of the fields. */
function fieldsBySource(paper: Paper): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const field of sourcedFields) {
    const source = paper.sources?.[field];
    if (source?.kind !== 'person' && !hasValue(paper, field)) continue;
    const name = formatSource(source, paper);
    groups.set(name, [...(groups.get(name) ?? []), fieldName(field)]);
  }
  return groups;
}

function fieldName(field: SourcedField): string {
  return message(`field_${field}`);
}

function formatList(names: string[]): string {
  return new Intl.ListFormat(undefined, { type: 'unit' }).format(names);
}
