import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { message } from '@/lib/platform/messages';
import { ComparePapers } from './ComparePapers';
import { formatProposal, proposalReason } from './format-proposal';
import { useInboxContext } from './inbox-state';
import { KeyButton } from './KeyButton';
import { ProposalPapers } from './ProposalPapers';
import { SharedWords } from './SharedWords';
import type { ProposedChange } from './use-inbox';

interface ProposalCardProps {
  item: ProposedChange;
  /** Whether the item has the focus. */
  isActive: boolean;
}

/** A proposed change: what would change, why, with which papers, and buttons to answer. */
export function ProposalCard({ item, isActive }: ProposalCardProps) {
  const tree = useTopicNodes();
  const { marked, opened, placements, toggleMark, toggleOpen, decide, skip } = useInboxContext();
  const { row } = item;
  const isOpen = opened === item.id;
  const { proposal } = row;
  const sentence = formatProposal(proposal, tree);
  const tabIndex = isActive ? 0 : -1;
  return (
    <>
      <div class="inbox-gutter" role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={marked.some(({ id }) => id === item.id)}
          aria-label={message('inbox_mark', [sentence])}
          onClick={() => toggleMark(item.id)}
        />
      </div>
      <div class="inbox-body" role="gridcell">
        <p class="inbox-what" dir="auto">
          {sentence}
        </p>
        <p class="inbox-why">{proposalReason(proposal, tree, placements)}</p>
        <SharedWords words={proposal.words} />
        {proposal.type === 'same-paper' ? (
          <ComparePapers papers={proposal.papers} tabIndex={tabIndex} />
        ) : (
          isOpen && <ProposalPapers proposal={proposal} />
        )}
        <div class="inbox-answers">
          <KeyButton
            keys="1"
            isPrimary={isActive}
            tabIndex={tabIndex}
            onClick={() => decide({ how: 'accept', rows: [row] })}
          >
            {message('inbox_accept')}
          </KeyButton>
          <KeyButton keys="2" tabIndex={tabIndex} onClick={() => decide({ how: 'decline', rows: [row] })}>
            {message('inbox_decline')}
          </KeyButton>
          <KeyButton keys={message('key_space')} isQuiet tabIndex={tabIndex} onClick={() => skip(item)}>
            {message('inbox_skip')}
          </KeyButton>
          {proposal.type !== 'same-paper' && (
            <button
              type="button"
              class="text-button"
              tabIndex={tabIndex}
              aria-expanded={isOpen}
              onClick={() => toggleOpen(item)}
            >
              {message(isOpen ? 'paper_less' : 'inbox_preview')}
            </button>
          )}
        </div>
      </div>
    </>
  );
}
