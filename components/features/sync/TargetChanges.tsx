import { pluralMessage } from '@/components/i18n/plural-message';
import { isZotero, type Target, type TargetRun } from '@/lib/domain/targets/target';
import { message } from '@/lib/platform/messages';
import { usePathNames } from './use-path-names';

interface TargetChangesProps {
  target: Target;
  run: TargetRun;
}

/** The number of files that the last run wrote and removed, and, on request, their names. */
export function TargetChanges({ target, run }: TargetChangesProps) {
  const names = usePathNames(target, run.paths);
  const written = isZotero(target.place) ? 'sync_written_zotero' : 'sync_written';
  return (
    <details>
      <summary>
        {message('sync_changed', [
          pluralMessage(written, run.written),
          pluralMessage('sync_removed', run.removed),
        ])}
      </summary>
      <ul class="target-paths">
        {names.map((name, index) => (
          <li key={run.paths[index]}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
