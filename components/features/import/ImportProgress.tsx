import { formatCount, formatDuration } from '@/components/i18n/format-numbers-and-dates';
import type { ImportProgress as Progress } from '@/lib/domain/imports/import-progress';
import { message } from '@/lib/platform/messages';

interface ImportProgressProps {
  importing: Progress;
  onPause(isPaused: boolean): void;
  onEnd(): void;
}

/** The progress of an import, the time left, and a button to pause it. */
export function ImportProgress({ importing, onPause, onEnd }: ImportProgressProps) {
  const { papers, parts, state, fileName, worked } = importing;
  const isPaused = state === 'paused';
  const left = papers.done > 0 ? (worked / papers.done) * (papers.all - papers.done) : null;
  const count = message('import_progress', [formatCount(papers.done), formatCount(papers.all)]);
  const time = isPaused
    ? message('import_is_paused')
    : left !== null && message('import_left', [formatDuration(left)]);
  return (
    <div class="import-progress">
      <progress
        value={parts.done}
        max={Math.max(1, parts.all)}
        aria-label={message('import_running', [fileName])}
      />
      <span>{[count, time].filter(Boolean).join(' · ')}</span>
      <div class="import-row">
        <button type="button" class="button" onClick={() => onPause(!isPaused)}>
          {message(isPaused ? 'import_go_on' : 'import_pause')}
        </button>
        <button type="button" class="button" onClick={onEnd}>
          {message('import_end')}
        </button>
      </div>
    </div>
  );
}
