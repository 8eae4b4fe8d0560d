import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TOPIC_NAME_MAX } from '@/lib/domain/topics/topic';
import { message } from '@/lib/platform/messages';

interface TopicNameFieldProps {
  /** The present name; empty for a new topic. */
  name: string;
  label: string;
  onName(name: string): void;
  onCancel(): void;
}

/** A field for a name in its row. Enter or leaving the field saves it, Escape cancels. An empty name is never saved. */
export function TopicNameField({ name, label, onName, onCancel }: TopicNameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const [isEmpty, setEmpty] = useState(false);
  const hintId = useId();

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function finish(end: () => void) {
    // Enter removes the field, which also fires `focusout`: save the name only once.
    if (isDone.current) return;
    isDone.current = true;
    end();
  }

  function keep(isLeaving: boolean) {
    const written = field.current?.value.trim() ?? '';
    if (written && written !== name) finish(() => onName(written));
    else if (written || isLeaving) finish(onCancel);
    else setEmpty(true);
  }

  return (
    <span class="topic-name-field">
      <input
        ref={field}
        type="text"
        dir="auto"
        defaultValue={name}
        maxLength={TOPIC_NAME_MAX}
        aria-label={label}
        aria-invalid={isEmpty}
        aria-describedby={isEmpty ? hintId : undefined}
        autocomplete="off"
        onInput={() => setEmpty(false)}
        onBlur={() => keep(true)}
        onClick={(event) => event.stopPropagation()}
        onDblClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.isComposing) return;
          if (event.key === 'Enter') keep(false);
          if (event.key === 'Escape') finish(onCancel);
        }}
      />
      {isEmpty && (
        <span class="field-hint" id={hintId} role="alert">
          {message('tree_name_empty')}
        </span>
      )}
    </span>
  );
}
