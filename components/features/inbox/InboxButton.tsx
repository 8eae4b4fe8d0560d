import { useEffect, useRef } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { TrayIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';

/** A higher number is shown as more than this. */
const SHOWN_UP_TO = 99;

/** The button that opens the inbox, with the number of questions in it. */
export function InboxButton({ isOpen, onOpen }: { isOpen: boolean; onOpen(): void }) {
  const reading = useLive((library) => library.countInbox(SHOWN_UP_TO + 1), []);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // The focused element disappeared with the inbox.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const count = reading.state === 'ready' ? reading.value : 0;
  const shown = count > SHOWN_UP_TO ? `${formatCount(SHOWN_UP_TO)}+` : formatCount(count);
  const label = count > 0 ? message('inbox_button', [shown]) : message('inbox_title');
  return (
    <button
      type="button"
      ref={button}
      class="icon-button inbox-button"
      aria-label={label}
      title={label}
      aria-pressed={isOpen}
      onClick={onOpen}
    >
      <TrayIcon />
      <span class="inbox-name" aria-hidden="true">
        {message('inbox_title')}
      </span>
      {/* Drawn by the style sheet, so that screen readers read only the visible text. */}
      {count > 0 && <span class="count-badge" aria-hidden="true" data-count={shown} />}
    </button>
  );
}
