import { useMemo } from 'preact/hooks';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { TopicPicker } from '@/components/features/tree/TopicPicker';
import { useTopicCommands } from '@/components/features/tree/topic-commands-context';
import { isInBranch, type TopicNode } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import type { MoveOverlay } from './use-overlay';

/** The dialog for moving papers or a branch, listing papers under a further topic, and merging topics. */
export function MoveDialog({ moving, onClose }: { moving: MoveOverlay; onClose(): void }) {
  switch (moving.show) {
    case 'move-papers':
      return <MovePapers {...moving} onClose={onClose} />;
    case 'add-topic':
      return <AddTopic papers={moving.papers} onClose={onClose} />;
    case 'move-topic':
      return <MoveTopic node={moving.node} onClose={onClose} />;
    case 'merge-topic':
      return <MergeTopic node={moving.node} onClose={onClose} />;
  }
}

const anywhere = () => true;

type MovePapersProps = Extract<MoveOverlay, { show: 'move-papers' }> & { onClose(): void };

function MovePapers({ papers, suggested, onFiled, onClose }: MovePapersProps) {
  const { file, fileUnderNew } = usePaperCommands();
  return (
    <TopicPicker
      title={pluralMessage('picker_title', papers.length)}
      first="unsorted"
      suggested={suggested}
      isOffered={anywhere}
      canCreate
      onPick={(picked) => {
        onFiled?.();
        if ('newName' in picked) fileUnderNew(papers, picked.newName);
        else if ('place' in picked) file(papers, picked.place);
      }}
      onClose={onClose}
    />
  );
}

function AddTopic({ papers, onClose }: { papers: PaperId[]; onClose(): void }) {
  const { addTo } = usePaperCommands();
  return (
    <TopicPicker
      title={pluralMessage('picker_title_further', papers.length)}
      first={null}
      suggested={[]}
      isOffered={anywhere}
      canCreate={false}
      onPick={(picked) => 'place' in picked && addTo(papers, picked.place as TopicId)}
      onClose={onClose}
    />
  );
}

interface TopicDialogProps {
  node: TopicNode;
  onClose(): void;
}

function MoveTopic({ node, onClose }: TopicDialogProps) {
  const { move } = useTopicCommands();
  const { topic, parent } = node;
  const isOffered = useMemo(
    () => (other: TopicNode) => other.topic.id !== parent?.topic.id && !isInBranch(other, topic.id),
    [node],
  );
  const moveTo = (parentId: TopicId | null) => move(topic.id, { parentId, before: null });
  return (
    <TopicPicker
      title={message('picker_title_topic', [topic.name])}
      first={parent ? 'top' : null}
      suggested={[]}
      isOffered={isOffered}
      canCreate={false}
      onPick={(picked) => {
        if ('top' in picked) moveTo(null);
        else if ('place' in picked) moveTo(picked.place as TopicId);
      }}
      onClose={onClose}
    />
  );
}

function MergeTopic({ node, onClose }: TopicDialogProps) {
  const { merge } = useTopicCommands();
  const isOffered = useMemo(() => (other: TopicNode) => !isInBranch(other, node.topic.id), [node]);
  return (
    <TopicPicker
      title={message('picker_title_merge', [node.topic.name])}
      first={null}
      suggested={[]}
      isOffered={isOffered}
      canCreate={false}
      onPick={(picked) => 'place' in picked && merge(node, picked.place as TopicId)}
      onClose={onClose}
    />
  );
}
