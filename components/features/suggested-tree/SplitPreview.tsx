import { usePanelClient } from '@/components/data/panel-client-context';
import { TreePreview } from '@/components/features/suggested-tree/TreePreview';
import { useTopicCommands } from '@/components/features/tree/topic-commands-context';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import { message } from '@/lib/platform/messages';

/** A preview of how a topic could be split, before anything is written. */
export function SplitPreview({ topic, onLeave }: { topic: TopicNode; onLeave(): void }) {
  const client = usePanelClient();
  const { split } = useTopicCommands();
  const { id, name } = topic.topic;
  return (
    <TreePreview
      title={message('split_title', [name])}
      total={topic.own}
      ask={() => client.proposeSplit({ topicId: id })}
      left={(papers) => pluralMessage('split_left', papers, [name])}
      accept={message('split_accept')}
      onAccept={(topics) => {
        onLeave();
        void split(topic, topics);
      }}
      onDecline={onLeave}
    />
  );
}
