import { useId } from 'preact/hooks';
import { type MessageKey, message } from '@/lib/platform/messages';

interface FieldProps {
  /** Keys of messages. */
  label: MessageKey;
  hint?: MessageKey;
  type?: 'text' | 'url' | 'password';
  value: string;
  pattern?: string;
  minLength?: number;
  isRequired?: boolean;
  onInput(value: string): void;
}

/** A text field with its label and a hint. */
export function Field({
  label,
  hint,
  type = 'text',
  value,
  pattern,
  minLength,
  isRequired = false,
  onInput,
}: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{message(label)}</label>
      <input
        id={id}
        // Preact's types need a literal type for each kind of field.
        type={type as 'text'}
        value={value}
        pattern={pattern}
        minLength={minLength}
        required={isRequired}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={hint && `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <p id={`${id}-hint`} class="target-soft">
          {message(hint)}
        </p>
      )}
    </div>
  );
}
