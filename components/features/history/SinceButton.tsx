import { useState } from 'preact/hooks';
import { startOfDay } from '@/components/i18n/format-numbers-and-dates';
import { MoreIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import { message } from '@/lib/platform/messages';

const HOUR_MS = 3_600_000;

/** "Undo everything the program did since…": an hour ago, this morning, a week ago. */
export function SinceButton({ onUndoProgram }: { onUndoProgram(since: number): void }) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const now = Date.now();
  const spans = [
    ['history_since_hour', now - HOUR_MS],
    ['history_since_day', startOfDay(now)],
    ['history_since_week', now - 7 * 24 * HOUR_MS],
  ] as const;
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={message('history_since_button')}
        title={message('history_since_button')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <MoreIcon />
      </button>
      {anchor && (
        <Menu
          label={message('history_since_label')}
          heading={message('history_since_label')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={spans.map(([label, since]) => ({
            label: message(label),
            onSelect: () => onUndoProgram(since),
          }))}
        />
      )}
    </>
  );
}
