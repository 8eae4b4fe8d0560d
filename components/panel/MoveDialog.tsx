import { useMemo } from 'preact/hooks';
import { TopicPicker } from '@/components/tree/TopicPicker';
import { standsUnder, type TopicForest, type TopicNode } from '@/components/tree/topic-forest';
import { papersInWords } from '@/components/words/papers-in-words';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';

/** What is being moved. */
export type Moving =
  | { what: 'topic'; node: TopicNode }
  | { what: 'papers'; papers: PaperId[]; suggested: TopicId[]; onFiled(): void };

interface MoveDialogProps {
  moving: Moving;
  forest: TopicForest;
  onTopic(node: TopicNode, parentId: TopicId | null): void;
  onPapers(papers: PaperId[], place: Place): void;
  onNewTopic(papers: PaperId[], name: string): void;
  onClose(): void;
}

/** "Move to…", for papers or for a topic with all that is in it. */
export function MoveDialog({ moving, forest, onTopic, onPapers, onNewTopic, onClose }: MoveDialogProps) {
  const isOffered = useMemo(() => {
    if (moving.what === 'papers') return () => true;
    const { topic, parent } = moving.node;
    return (node: TopicNode) => node.topic.id !== parent?.topic.id && !standsUnder(node, topic.id);
  }, [moving]);

  if (moving.what === 'topic') {
    const { node } = moving;
    return (
      <TopicPicker
        title={message('picker_title_topic', [node.topic.name])}
        forest={forest}
        first={node.parent ? 'top' : null}
        suggested={[]}
        isOffered={isOffered}
        canCreate={false}
        onPick={(picked) => {
          if ('top' in picked) onTopic(node, null);
          else if ('place' in picked) onTopic(node, picked.place as TopicId);
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
