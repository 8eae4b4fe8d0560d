import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import { Markdown } from '@/components/ui/markdown/Markdown';
import { NOTES_MAX, type Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/**
 * Pause in typing, in milliseconds, after which notes are saved; long enough that a sentence is one act in the history.
 */
const PAUSE_MS = 1_500;

interface NotesProps {
  paper: Paper;
  /** Set to a function that moves the focus to the field. */
  start: RefObject<() => void>;
}

/**
 * A paper's notes, written in Markdown and shown rendered. They are saved after a pause, on leaving the field and on
 * closing. The field is visible while there are no notes, and `n` focuses it.
 */
export function Notes({ paper, start }: NotesProps) {
  const commands = usePaperCommands();
  const stored = paper.notes ?? '';
  const [isWriting, setWriting] = useState(false);
  const [text, setText] = useState(stored);
  const hasField = isWriting || text === '';
  /**
   * The text that was last known to be saved. While the text in the field equals it, changes of another window are
   * taken over.
   */
  const kept = useRef(stored);
  const latest = useRef(text);
  latest.current = text;
  const field = useRef<HTMLTextAreaElement>(null);
  const section = useRef<HTMLElement>(null);
  start.current = () => {
    setWriting(true);
    field.current?.focus();
  };

  useEffect(() => {
    if (latest.current === kept.current) setText(stored);
    kept.current = stored;
  }, [stored]);

  function keep() {
    if (latest.current.trim() === kept.current.trim()) return;
    kept.current = latest.current;
    commands.annotate([paper.id], { notes: latest.current });
  }

  const keepNow = useRef(keep);
  keepNow.current = keep;
  useEffect(() => {
    const pause = setTimeout(() => keepNow.current(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  useEffect(() => {
    const keepLast = () => keepNow.current();
    addEventListener('pagehide', keepLast);
    return () => {
      removeEventListener('pagehide', keepLast);
      keepLast();
    };
  }, []);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || !isWriting) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [isWriting]);

  function leave() {
    // The field and the button may both disappear, and the focus with them.
    section.current?.focus();
    setWriting(false);
  }

  return (
    <section aria-label={message('detail_notes')} tabIndex={-1} ref={section}>
      <h3 class="detail-heading">
        {message('detail_notes')}
        {(isWriting || text !== '') && (
          <button
            type="button"
            class="text-button"
            aria-keyshortcuts="N"
            onClick={() => (isWriting ? leave() : setWriting(true))}
          >
            {message(isWriting ? 'detail_notes_done' : 'detail_notes_edit')}
          </button>
        )}
      </h3>
      {hasField ? (
        <textarea
          ref={field}
          class="notes-field"
          dir="auto"
          rows={isWriting || text ? 8 : 2}
          maxLength={NOTES_MAX}
          aria-label={message('detail_notes_field')}
          placeholder={message('detail_notes_hint')}
          value={text}
          onFocus={() => setWriting(true)}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            leave();
          }}
        />
      ) : (
        text && (
          <ErrorBoundary subject={text} fallback={<pre class="notes-plain">{text}</pre>}>
            <Markdown text={text} />
          </ErrorBoundary>
        )
      )}
    </section>
  );
}
