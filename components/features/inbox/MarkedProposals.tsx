import { inCount } from '@/components/i18n/numbers';
import { CloseIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import type { Decision } from './use-decisions';

interface MarkedProposalsProps {
  count: number;
  /** None is left to be marked. */
  isAll: boolean;
  onAll(): void;
  onDecide(how: Decision['how']): void;
  onClear(): void;
}

/** What can be done with all marked proposals at once. */
export function MarkedProposals({ count, isAll, onAll, onDecide, onClear }: MarkedProposalsProps) {
  return (
    <div class="marked-proposals">
      <span class="marked-count" role="status">
        {message('selection_count_other', [inCount(count)])}
      </span>
      {!isAll && (
        <button type="button" class="text-button" onClick={onAll}>
          {message('inbox_mark_all')}
        </button>
      )}
      <button type="button" class="button" onClick={() => onDecide('accept')}>
        {message('inbox_accept_marked')}
      </button>
      <button type="button" class="button" onClick={() => onDecide('decline')}>
        {message('inbox_decline_marked')}
      </button>
      <button type="button" class="icon-button" aria-label={message('selection_clear')} onClick={onClear}>
        <CloseIcon />
      </button>
    </div>
  );
}
