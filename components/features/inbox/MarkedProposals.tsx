import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { CloseIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import { useInboxContext } from './inbox-state';

/** The actions on all marked proposals. */
export function MarkedProposals() {
  const { proposals, marked, markAll, unmarkAll, ask } = useInboxContext();
  return (
    <div class="marked-proposals">
      <span class="marked-count" role="status">
        {message('selection_count_other', [formatCount(marked.length)])}
      </span>
      {marked.length < proposals.length && (
        <button type="button" class="text-button" onClick={markAll}>
          {message('inbox_mark_all')}
        </button>
      )}
      <button type="button" class="button" onClick={() => ask({ how: 'accept', rows: [...marked] })}>
        {message('inbox_accept_marked')}
      </button>
      <button type="button" class="button" onClick={() => ask({ how: 'decline', rows: [...marked] })}>
        {message('inbox_decline_marked')}
      </button>
      <button type="button" class="icon-button" aria-label={message('selection_clear')} onClick={unmarkAll}>
        <CloseIcon />
      </button>
    </div>
  );
}
