import { useMemo } from 'preact/hooks';
import { TopicPicker } from '@/components/features/tree/TopicPicker';
import { standsUnder, type TopicForest, type TopicNode } from '@/components/features/tree/topic-forest';
import { papersInWords } from '@/components/i18n/papers-in-words';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';

/** What is being moved. */
export type Moving =
  | { what: 'topic' | 'merge'; node: TopicNode }
  | { what: 'further'; papers: PaperId[] }
  | { what: 'papers'; papers: PaperId[]; suggested: TopicId[]; onFiled(): void };

interface MoveDialogProps {
  moving: Moving;
  forest: TopicForest;
  onTopic(node: TopicNode, parentId: TopicId | null): void;
  onMerge(node: TopicNode, into: TopicId): void;
  onPapers(papers: PaperId[], place: Place): void;
  onFurther(papers: PaperId[], topicId: TopicId): void;
  onNewTopic(papers: PaperId[], name: string): void;
  onClose(): void;
}

/** "Move to…", for papers or for a topic with all that is in it; and "Merge into…". */
export function MoveDialog(props: MoveDialogProps) {
  const { moving, forest, onTopic, onMerge, onPapers, onFurther, onNewTopic, onClose } = props;
  const isOffered = useMemo(() => {
    if (moving.what === 'papers' || moving.what === 'further') return () => true;
    const { topic, parent } = moving.node;
    const excluded = moving.what === 'topic' ? parent?.topic.id : undefined;
    return (node: TopicNode) => node.topic.id !== excluded && !standsUnder(node, topic.id);
  }, [moving]);

  if (moving.what === 'further')
    return (
      <TopicPicker
        title={papersInWords('picker_title_further', moving.papers.length)}
        forest={forest}
        first={null}
        suggested={[]}
        isOffered={isOffered}
        canCreate={false}
        onPick={(picked) => 'place' in picked && onFurther(moving.papers, picked.place as TopicId)}
        onClose={onClose}
      />
    );
  if (moving.what !== 'papers') {
    const { node } = moving;
    const isMerge = moving.what === 'merge';
    return (
      <TopicPicker
        title={message(isMerge ? 'picker_title_merge' : 'picker_title_topic', [node.topic.name])}
        forest={forest}
        first={node.parent && !isMerge ? 'top' : null}
        suggested={[]}
        isOffered={isOffered}
        canCreate={false}
        onPick={(picked) => {
          if ('top' in picked) onTopic(node, null);
          else if ('place' in picked) (isMerge ? onMerge : onTopic)(node, picked.place as TopicId);
        }}
        onClose={onClose}
      />
    );
  }
  const { papers, suggested, onFiled } = moving;
  return (
    <TopicPicker
      title={papersInWords('picker_title', papers.length)}
      forest={forest}
      first="unsorted"
      suggested={suggested}
      isOffered={isOffered}
      canCreate
      onPick={(picked) => {
        onFiled();
        if ('newName' in picked) onNewTopic(papers, picked.newName);
        else if ('place' in picked) onPapers(papers, picked.place);
      }}
      onClose={onClose}
    />
  );
}
