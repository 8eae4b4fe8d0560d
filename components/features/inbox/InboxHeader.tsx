import { CloseIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import { useInboxContext } from './inbox-state';
import { MarkedProposals } from './MarkedProposals';

interface InboxHeaderProps {
  /** Whether the program is searching for new proposals. */
  isLooking: boolean;
  onClose(): void;
}

/** The title of the inbox, or the actions on marked proposals while there are any. */
export function InboxHeader({ isLooking, onClose }: InboxHeaderProps) {
  const { marked } = useInboxContext();
  return (
    <div class="inbox-header">
      {marked.length > 0 ? (
        <MarkedProposals />
      ) : (
        <>
          <h2>{message('inbox_title')}</h2>
          <span class="inbox-status" role="status">
            {isLooking && message('inbox_looking')}
          </span>
          <button type="button" class="icon-button" aria-label={message('inbox_close')} onClick={onClose}>
            <CloseIcon />
          </button>
        </>
      )}
    </div>
  );
}
