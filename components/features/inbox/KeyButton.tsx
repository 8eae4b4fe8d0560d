import type { ComponentChildren } from 'preact';

interface KeyButtonProps {
  /** The key that does the same, as it is shown. */
  keys: string;
  isPrimary?: boolean;
  /** A key that changes nothing. */
  isQuiet?: boolean;
  tabIndex: 0 | -1;
  onClick(): void;
  children: ComponentChildren;
}

/** An answer and the key for it. */
export function KeyButton({ keys, isPrimary, isQuiet, tabIndex, onClick, children }: KeyButtonProps) {
  const kind = isPrimary ? 'button button-primary' : isQuiet ? 'text-button' : 'button';
  return (
    <button type="button" class={`key-button ${kind}`} tabIndex={tabIndex} onClick={onClick}>
      {children}
      <span class="key" aria-hidden="true">
        {keys}
      </span>
    </button>
  );
}
