import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/format-error';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import type { PillPartOptions } from '@/components/page/lazy-parts/lazy-parts';
import { keepBeside } from '@/components/page/placement/popover-beside';
import type { ErrorCode } from '@/lib/domain/errors';
import { NOTE_MAX } from '@/lib/domain/pages/note-max';
import { message } from '@/lib/platform/messages';

/** A field for a note on the paper. Enter, or leaving the field, adds the text; Escape discards it. */
export function NoteField({ paper, anchor, watchSurface, onClose }: PillPartOptions) {
  const popover = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<ErrorCode | null>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    if (!popover.current) return;
    const stopWatching = watchSurface(popover.current, CLICKABLE_AFTER_MS);
    const stopKeeping = keepBeside(popover.current, anchor, 'below');
    field.current?.focus({ preventScroll: true });
    return () => {
      stopWatching();
      stopKeeping();
    };
  }, []);

  function close(how: 'done' | 'left') {
    // Removing the field also fires `focusout`.
    isOver.current = true;
    onClose(how);
  }

  async function add(how: 'done' | 'left') {
    if (isOver.current) return;
    const note = field.current?.value.trim();
    if (!note) return close(how);
    isOver.current = true;
    const added = await paper.note(note);
    if (added.ok) return onClose(how);
    isOver.current = false;
    setError(added.error);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'Enter') add('done');
    else if (event.key === 'Escape') close('done');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={popover}
      class="pill-part"
      popover="manual"
      role="dialog"
      aria-label={message('note_label')}
      onKeyDown={onKeyDown}
      // Switching to another window or tab does not end the note.
      onFocusOut={() => document.hasFocus() && add('left')}
    >
      <input
        ref={field}
        type="text"
        aria-label={message('note_label')}
        placeholder={message('mark_note')}
        maxLength={NOTE_MAX}
      />
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
    </div>
  );
}
