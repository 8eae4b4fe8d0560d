import { errorSentence } from '@/components/i18n/error-sentence';
import { CloseIcon, WarningIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import type { Notice } from './use-act-notice';
import '@/components/ui/feedback/feedback.css';

interface ActNoticeProps {
  notice: Notice | null;
  onTakeBack(): void;
  onClose(): void;
}

/** At the foot of the panel: what was just done, and the way back; or what went wrong. */
export function ActNotice({ notice, onTakeBack, onClose }: ActNoticeProps) {
  return (
    <div class="act-notice-area" role="status">
      {notice && (
        <div class="act-notice" data-kind={notice.kind}>
          {notice.kind === 'failed' && <WarningIcon />}
          <span class="act-notice-text">{textOf(notice)}</span>
          {notice.kind === 'failed' && notice.onSkip && (
            <button type="button" class="text-button" onClick={notice.onSkip}>
              {message('act_undo_rest')}
            </button>
          )}
          {notice.kind === 'done' && (
            <button type="button" class="text-button" onClick={onTakeBack}>
              {message(notice.isTakenBack ? 'act_redo' : 'act_undo')}
            </button>
          )}
          <button type="button" class="icon-button" aria-label={message('act_close')} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}

function textOf(notice: Notice): string {
  if (notice.kind === 'failed') return errorSentence(notice.error, notice.about);
  if (notice.kind === 'said') return notice.sentence;
  return notice.isTakenBack ? message('act_taken_back', [notice.sentence]) : notice.sentence;
}
