import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import { message } from '@/lib/platform/messages';

/** Entries of the file that were merged with an earlier entry, each with its own title. */
export function JoinedList({ joined }: { joined: ImportProgress['joined'] | undefined }) {
  if (!joined || joined.count === 0) return null;
  const more = joined.count - joined.first.length;
  return (
    <details class="import-unread">
      <summary>
        {message(joined.count === 1 ? 'import_joined_one' : 'import_joined_other', [
          formatCount(joined.count),
        ])}
      </summary>
      <ul class="import-list">
        {joined.first.map(({ title, joined }) => (
          <li key={`${title}\n${joined}`}>
            {title === joined ? title : message('import_joined_titles', [joined, title])}
          </li>
        ))}
        {more > 0 && <li>{message('import_unread_more', [formatCount(more)])}</li>}
      </ul>
    </details>
  );
}
