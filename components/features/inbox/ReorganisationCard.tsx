import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { pluralMessage } from '@/components/i18n/plural-message';
import { message } from '@/lib/platform/messages';
import { formatProposal } from './format-proposal';
import { useInboxContext } from './inbox-state';
import { KeyButton } from './KeyButton';
import type { Reorganisation } from './use-inbox';

/** Number of changes that the inbox names; further ones are only counted. */
const NAMED = 3;

interface ReorganisationCardProps {
  item: Reorganisation;
  /** Whether the item has the focus. */
  isActive: boolean;
}

/** Proposed changes of the tree, and a button to review them together. */
export function ReorganisationCard({ item, isActive }: ReorganisationCardProps) {
  const tree = useTopicNodes();
  const { decide, review, skip } = useInboxContext();
  const { rows } = item;
  const tabIndex = isActive ? 0 : -1;
  return (
    <div class="inbox-body" role="gridcell">
      <p class="inbox-what">{pluralMessage('reorganise_card', rows.length)}</p>
      <ul class="reorganise-named">
        {rows.slice(0, NAMED).map(({ id, proposal }) => (
          <li key={id} dir="auto">
            {formatProposal(proposal, tree)}
          </li>
        ))}
        {rows.length > NAMED && <li>{pluralMessage('reorganise_more', rows.length - NAMED)}</li>}
      </ul>
      <div class="inbox-answers">
        <KeyButton keys="1" isPrimary={isActive} tabIndex={tabIndex} onClick={() => review(rows)}>
          {message('reorganise_review')}
        </KeyButton>
        <KeyButton keys="2" tabIndex={tabIndex} onClick={() => decide({ how: 'decline', rows })}>
          {message('reorganise_decline_all')}
        </KeyButton>
        <KeyButton keys={message('key_space')} isQuiet tabIndex={tabIndex} onClick={() => skip(item)}>
          {message('inbox_skip')}
        </KeyButton>
      </div>
    </div>
  );
}
