import type { ComponentChildren } from 'preact';
import { message } from '@/lib/platform/messages';

interface ModelCardProps {
  name: string;
  about: string;
  isInUse: boolean;
  /** Absent if the model cannot be used yet. */
  onUse?: (() => void) | undefined;
  children?: ComponentChildren;
}

/** A model: its description, whether it is in use, and its actions. */
export function ModelCard({ name, about, isInUse, onUse, children }: ModelCardProps) {
  return (
    <li class={isInUse ? 'model in-use' : 'model'}>
      <h3>{name}</h3>
      <p class="soft">{about}</p>
      {children}
      <div class="actions">
        {isInUse && <strong class="in-use-word">{message('options_in_use')}</strong>}
        {!isInUse && onUse && (
          <button type="button" class="primary" onClick={onUse}>
            {message('options_use')}
          </button>
        )}
      </div>
    </li>
  );
}
