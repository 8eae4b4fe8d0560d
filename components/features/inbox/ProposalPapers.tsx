import { useLive } from '@/components/data/use-live';
import { type Branch, PlannedBranch } from '@/components/features/suggested-tree/PlannedBranch';
import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import type { PaperId } from '@/lib/domain/ids';
import type { TreeProposal } from '@/lib/domain/proposals/plan-reorganised-tree';

/** The part of the tree that the proposal would change, drawn like a first tree. */
export function ProposalPapers({ proposal }: { proposal: TreeProposal }) {
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
