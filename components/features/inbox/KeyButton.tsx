import type { ComponentChildren } from 'preact';

interface KeyButtonProps {
  /** The shortcut for the same action, as displayed. */
  keys: string;
  isPrimary?: boolean;
  /** Whether the action changes nothing in the library. */
  isQuiet?: boolean;
  tabIndex: 0 | -1;
  onClick(): void;
  children: ComponentChildren;
}

/** A button for an answer, with its shortcut. */
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
