import { formatCount, formatDateTime } from '@/components/i18n/format-numbers-and-dates';
import type { DownloadedCopy } from '@/lib/domain/loss/downloaded-copies';
import type { Target } from '@/lib/domain/targets/target';
import { keyPart, message } from '@/lib/platform/messages';

interface CopiesElsewhereProps {
  copies: DownloadedCopy[];
  targets: Target[];
  /** Downloads the library file of an export target. */
  onFetch(targetId: string): void;
}

/** Copies outside this browser's storage, as items of a list of backups. */
export function CopiesElsewhere({ copies, targets, onFetch }: CopiesElsewhereProps) {
  return (
    <>
      {copies.map(({ path, at, papers, topics }) => (
        <li key={path}>
          <div class="backup-row">
            <span class="backup-what">
              <strong>{formatDateTime(at)}</strong>
              <span class="soft">
                {message('lost_download', [path, formatCount(papers), formatCount(topics)])}
              </span>
            </span>
            <ImportLink />
          </div>
        </li>
      ))}
      {targets.map((target) => (
        <li key={target.id}>
          <div class="backup-row">
            <span class="backup-what">
              <strong>{target.lastRun ? formatDateTime(target.lastRun.at) : target.name}</strong>
              <span class="soft">
                {message('lost_target', [target.name, message(`sync_kind_${keyPart(target.place.kind)}`)])}
              </span>
            </span>
            {canFetch(target) ? (
              <button type="button" class="button" onClick={() => onFetch(target.id)}>
                {message('lost_fetch')}
              </button>
            ) : (
              <ImportLink />
            )}
          </div>
        </li>
      ))}
    </>
  );
}

function ImportLink() {
  return (
    <a class="button" href="/options.html#import" target="_blank" rel="noopener">
      {message('lost_import')}
    </a>
  );
}

/** Whether one file holds the whole library and can be downloaded without a person's permission. */
function canFetch({ place, content, format }: Target): boolean {
  return format === 'json' && content.of === 'library' && !['folder', 'downloads'].includes(place.kind);
}
