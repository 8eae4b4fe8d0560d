import type { ComponentChildren } from 'preact';
import './title-button.css';

interface TitleButtonProps {
  onClick(): void;
  children: ComponentChildren;
}

/** A title, styled as text, that opens something within the panel. */
export function TitleButton({ onClick, children }: TitleButtonProps) {
  return (
    <button type="button" class="title-button" dir="auto" onClick={onClick}>
      {children}
    </button>
  );
}
