import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import { keyPart, message } from '@/lib/platform/messages';

/** Entries that cannot be imported, each with its line and the reason. */
export function UnreadList({ unread }: Pick<ImportProgress, 'unread'>) {
  if (unread.count === 0) return null;
  const more = unread.count - unread.first.length;
  return (
    <details class="import-unread">
      <summary>
        {message(unread.count === 1 ? 'import_unread_one' : 'import_unread_other', [
          formatCount(unread.count),
        ])}
      </summary>
      <ul class="import-list">
        {unread.first.map(({ line, reason, text }, index) => (
          <li key={index}>
            <strong>{message('import_line', [formatCount(line)])}</strong>{' '}
            {message(`unread_${keyPart(reason)}`)} <code>{text}</code>
          </li>
        ))}
        {more > 0 && <li>{message('import_unread_more', [formatCount(more)])}</li>}
      </ul>
    </details>
  );
}
