import { errorSentence } from '@/components/i18n/format-error';
import { pluralMessage } from '@/components/i18n/plural-message';
import { message } from '@/lib/platform/messages';
import { ChooseFile } from './ChooseFile';
import { ImportPreview } from './ImportPreview';
import { ImportProgress } from './ImportProgress';
import { JoinedList } from './JoinedList';
import { UnreadList } from './UnreadList';
import { useImport } from './use-import';
import './import.css';

/** Imports papers from files: choosing them, the preview, the progress and the result. */
export function ImportFile() {
  const { importing, reading, problem, choose, end, run, pause, undo } = useImport();
  return (
    <div class="import">
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      {content()}
    </div>
  );

  function content() {
    if (reading !== null)
      return (
        <div class="import-row">
          <progress aria-label={message('import_reading', [reading])} />
          <span role="status">{message('import_reading', [reading])}</span>
          <button type="button" class="button" onClick={end}>
            {message('import_stop')}
          </button>
        </div>
      );
    if (!importing) return <ChooseFile onChoose={choose} />;
    if (importing.state === 'ready') return <ImportPreview importing={importing} onRun={run} onLeave={end} />;
    if (importing.state === 'running' || importing.state === 'paused')
      return <ImportProgress importing={importing} onPause={pause} onEnd={end} />;
    return (
      <>
        {importing.problem ? (
          <p role="alert">{errorSentence(importing.problem)}</p>
        ) : (
          <p role="status">{pluralMessage('import_done', importing.papers.all, [importing.fileName])}</p>
        )}
        <JoinedList joined={importing.joined} />
        <UnreadList unread={importing.unread} />
        <div class="import-row">
          {importing.state === 'done' && importing.act && (
            <button type="button" class="button" onClick={undo}>
              {message('act_undo')}
            </button>
          )}
          <button type="button" class="button" onClick={end}>
            {message('import_close')}
          </button>
        </div>
      </>
    );
  }
}
