import { useState } from 'preact/hooks';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import { type ImportProgress, type UnclearWay, unclearWays } from '@/lib/domain/imports/import-progress';
import { keyPart, message, messageOfName } from '@/lib/platform/messages';
import { JoinedList } from './JoinedList';
import { UnreadList } from './UnreadList';

interface ImportPreviewProps {
  importing: ImportProgress;
  onRun(way: UnclearWay): void;
  onLeave(): void;
}

/** A preview of the import before anything is written. */
export function ImportPreview({ importing, onRun, onLeave }: ImportPreviewProps) {
  const [way, setWay] = useState<UnclearWay>('apart');
  const { counts, unclear, unread, fileName, format, papers } = importing;
  const facts = (['new', 'known', 'unclear', 'topics'] as const).filter(
    (kind) => kind !== 'unclear' || counts.unclear > 0,
  );
  const isEmpty = papers.all === 0 && counts.topics === 0;
  return (
    <section class="import-preview" aria-label={message('import_preview', [fileName])}>
      <p>{message('import_file', [fileName, messageOfName('import_format', format)])}</p>
      <dl class="import-facts">
        {facts.map((kind) => (
          <div key={kind}>
            <dt>{message(`import_count_${kind}`)}</dt>
            <dd>{formatCount(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      {counts.unclear > 0 && (
        <>
          <fieldset class="import-ways">
            <legend>{message('import_unclear')}</legend>
            {unclearWays.map((each) => (
              <label key={each}>
                <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />
                {message(`import_way_${keyPart(each)}`)}
              </label>
            ))}
          </fieldset>
          <details>
            <summary>{pluralMessage('import_unclear_list', counts.unclear)}</summary>
            <ul class="import-list">
              {unclear.map(({ paperId, title, knownId }) => (
                <li key={paperId}>
                  {title} <span class="soft">{message('import_two_names', [paperId, knownId])}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <JoinedList joined={importing.joined} />
      <UnreadList unread={unread} />
      <div class="import-row">
        <button type="button" class="button button-primary" disabled={isEmpty} onClick={() => onRun(way)}>
          {pluralMessage('import_run', papers.all)}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {message('import_leave')}
        </button>
      </div>
    </section>
  );
}
