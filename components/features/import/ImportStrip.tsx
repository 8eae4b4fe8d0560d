import { useLive } from '@/components/data/use-live';
import { formatCount } from '@/components/i18n/numbers';
import { message } from '@/lib/platform/messages';
import './import.css';

/** At the foot of the panel while a file comes in: how far it is, and the way to what can be done about it. */
export function ImportStrip() {
  const live = useLive((library) => library.readImporting(), []);
  const importing = live.state === 'ready' ? live.value : null;
  if (!importing || importing.state === 'reading' || importing.state === 'ready') return null;
  const { papers, parts, fileName, state } = importing;
  return (
    <aside class="import-strip" aria-label={message('import_running', [fileName])}>
      <span class="import-strip-name">{message('import_running', [fileName])}</span>
      {(state === 'running' || state === 'paused') && (
        <progress
          value={parts.done}
          max={Math.max(1, parts.all)}
          aria-label={message('import_running', [fileName])}
        />
      )}
      <span>{message('import_progress', [formatCount(papers.done), formatCount(papers.all)])}</span>
      <a href="/options.html#import" target="_blank" rel="noopener">
        {message('import_show')}
      </a>
    </aside>
  );
}
