import { useState } from 'preact/hooks';
import { formatProposal, proposalReason } from '@/components/features/inbox/format-proposal';
import { ProposalPapers } from '@/components/features/inbox/ProposalPapers';
import { SharedWords } from '@/components/features/inbox/SharedWords';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { ChevronIcon } from '@/components/ui/icons/icons';
import type { ConcernedRecords } from '@/lib/domain/proposals/narrow-proposal';
import type { TreeProposal } from '@/lib/domain/proposals/plan-reorganised-tree';
import { message } from '@/lib/platform/messages';

interface ChangeRowProps {
  proposal: TreeProposal;
  placements: ConcernedRecords['placements'];
  isTicked: boolean;
  onTick(isTicked: boolean): void;
}

/** One of the changes under review: what would change, why, and with which papers. */
export function ChangeRow({ proposal, placements, isTicked, onTick }: ChangeRowProps) {
  const tree = useTopicNodes();
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="change-row">
      <label class="change-what tick-line">
        <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
        <span dir="auto">{formatProposal(proposal, tree)}</span>
      </label>
      <div class="change-why">
        <p class="soft">{proposalReason(proposal, tree, placements)}</p>
        <SharedWords words={proposal.words} />
        <button
          type="button"
          class="text-button draft-more"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronIcon />
          {message(isOpen ? 'paper_less' : 'inbox_preview')}
        </button>
        {isOpen && <ProposalPapers proposal={proposal} />}
      </div>
    </li>
  );
}
