import { PageHeader } from '@/components/ui/page/PageHeader';
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
  if (marked.length > 0)
    return (
      <div class="inbox-header">
        <MarkedProposals />
      </div>
    );
  return (
    <PageHeader title={message('inbox_title')} back={message('page_back')} onBack={onClose}>
      <span class="inbox-status" role="status">
        {isLooking && message('inbox_looking')}
      </span>
    </PageHeader>
  );
}
