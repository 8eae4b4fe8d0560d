import { useLive } from '@/components/data/use-live';
import { type Branch, PlannedBranch } from '@/components/features/suggested-tree/PlannedBranch';
import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import type { PaperId } from '@/lib/domain/ids';
import type { Proposal, SamePaperProposal } from '@/lib/domain/proposals/proposal';
import { message } from '@/lib/platform/messages';
import { formatProposal, proposalReason } from './format-proposal';
import { useInboxContext } from './inbox-state';
import { KeyButton } from './KeyButton';
import { TwoPapers } from './TwoPapers';
import type { ProposedChange } from './use-inbox';

interface ProposalCardProps {
  item: ProposedChange;
  /** The item that has the focus. */
  isActive: boolean;
}

/** A change of the tree that the program would make: what, why, with which papers, and the person's word on it. */
export function ProposalCard({ item, isActive }: ProposalCardProps) {
  const tree = useTopicNodes();
  const { marked, opened, toggleMark, toggleOpen, decide, skip } = useInboxContext();
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
        <p class="inbox-why">{proposalReason(proposal, tree)}</p>
        {proposal.words.length > 0 && (
          <p class="why-words">
            <span class="unseen">{message('why_words')}</span>
            {proposal.words.map((word) => (
              <span key={word}>{word}</span>
            ))}
          </p>
        )}
        {proposal.type === 'same-paper' ? (
          <TwoPapers papers={proposal.papers} tabIndex={tabIndex} />
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

type TreeProposal = Exclude<Proposal, SamePaperProposal>;

/** The tree as it would be, as far as the proposal goes: the same drawing as of a first tree. */
function ProposalPapers({ proposal }: { proposal: TreeProposal }) {
  const tree = useTopicNodes();
  const branches = branchesOf(proposal, tree);
  const papers = branches.flatMap((branch) => branch.papers);
  const titles = useLive((library) => library.readPaperTitles(papers), [papers.join(' ')]);
  return (
    <ul class="planned-branches">
      {branches.map((branch) => (
        <PlannedBranch
          key={branch.index}
          branch={branch}
          titles={titles.state === 'ready' ? titles.value : new Map<PaperId, string>()}
        />
      ))}
    </ul>
  );
}

function branchesOf(proposal: TreeProposal, { byId }: TopicNodes): Branch[] {
  const branch = (name: string, papers: PaperId[], index = 0): Branch => {
    return { index, name, papers, children: [] };
  };
  switch (proposal.type) {
    case 'new-topic':
      return [branch(proposal.name, proposal.papers)];
    case 'split-topic':
      return proposal.parts.map(({ name, papers }, index) => branch(name, papers, index));
    case 'merge-topics':
      return [branch(byId.get(proposal.into)?.topic.name ?? '', proposal.papers)];
    case 'group-topics':
      return [
        {
          ...branch(proposal.name, []),
          children: proposal.topicIds.map((id, index) => branch(byId.get(id)?.topic.name ?? '', [], index)),
        },
      ];
  }
}
