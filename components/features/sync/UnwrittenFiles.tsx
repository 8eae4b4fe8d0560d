import { LISTED_PATHS_MAX, type Target, type TargetFile } from '@/lib/domain/targets/target';
import { message } from '@/lib/platform/messages';
import { usePathNames } from './use-path-names';

/** The files that a failed run did not write; all others were written. */
export function UnwrittenFiles({ target, files }: { target: Target; files: TargetFile[] }) {
  const names = usePathNames(
    target,
    files.map(({ path }) => path),
  );
  return (
    <>
      <p>{message('sync_unwritten')}</p>
      <ul class="target-paths">
        {names.slice(0, LISTED_PATHS_MAX).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}
