import type { ComponentChildren } from 'preact';
import { errorSentence } from '@/components/i18n/format-error';
import { WarningIcon } from '@/components/ui/icons/icons';
import type { ErrorCode } from '@/lib/domain/errors';
import { message } from '@/lib/platform/messages';
import './feedback.css';

interface ErrorScreenProps {
  error: ErrorCode;
  onRetry(): void;
  /** Further actions. */
  children?: ComponentChildren;
}

/** Shown instead of the panel if the library cannot be read: what happened, that nothing was lost, and what to do. */
export function ErrorScreen({ error, onRetry, children }: ErrorScreenProps) {
  const isTooNew = error === 'database-too-new';
  return (
    <div class="error-screen" role="alert">
      <span class="error-sign">
        <WarningIcon />
      </span>
      <h1>{message(isTooNew ? 'error_title_too_new' : 'error_title_unread')}</h1>
      <p>{errorSentence(error)}</p>
      <button type="button" class="button" onClick={onRetry}>
        {message('error_retry')}
      </button>
      {children}
    </div>
  );
}
