import { useEffect, useState } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/format-error';
import { IconButton } from '@/components/ui/icons/IconButton';
import { CloseIcon, WarningIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import type { Notice } from './use-act-notice';
import '@/components/ui/feedback/feedback.css';

interface ActNoticeProps {
  notice: Notice | null;
  onUndo(): void;
  onClose(): void;
}

/** Milliseconds for which the notice is shown; afterwards the act can be undone in the history. */
const SHOWN_MS = 10_000;

/**
 * The notice at the bottom of the panel: the last act with a button to undo it, or an error, which stays until it is
 * closed.
 */
export function ActNotice({ notice, onUndo, onClose }: ActNoticeProps) {
  const [isHeld, setHeld] = useState(false);
  const goes = notice !== null && notice.kind !== 'failed' && !isHeld;
  useEffect(() => {
    if (!goes) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, goes]);
  // A notice that disappeared took the pointer and the focus with it.
  useEffect(() => {
    if (!notice) setHeld(false);
  }, [notice]);
  return (
    <div class="act-notice-area" role="status">
      {notice && (
        <div
          class="act-notice"
          role="none"
          data-kind={notice.kind}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
        >
          {notice.kind === 'failed' && <WarningIcon />}
          <span class="act-notice-text">{textOf(notice)}</span>
          {notice.kind === 'failed' && notice.onSkip && (
            <button type="button" class="text-button" onClick={notice.onSkip}>
              {message('act_undo_rest')}
            </button>
          )}
          {notice.kind === 'done' && (
            <button type="button" class="text-button" onClick={onUndo}>
              {message(notice.isUndone ? 'act_redo' : 'act_undo')}
            </button>
          )}
          <IconButton label={message('act_close')} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
      )}
    </div>
  );
}

function textOf(notice: Notice): string {
  if (notice.kind === 'failed') return errorSentence(notice.error, notice.about);
  if (notice.kind === 'message') return notice.sentence;
  return notice.isUndone ? message('act_undone', [notice.sentence]) : notice.sentence;
}
