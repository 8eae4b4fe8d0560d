import type { ComponentChildren } from 'preact';
import './feedback.css';

interface EmptyStateProps {
  title: string;
  children?: ComponentChildren;
}

/** Shown in place of an empty list: why it is empty, and what to do about it. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
