import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { TreePreview } from '@/components/features/suggested-tree/TreePreview';
import { useOfferDeclined } from '@/components/features/suggested-tree/use-offer-declined';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { pluralMessage } from '@/components/i18n/plural-message';
import type { TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';

interface SuggestedTreeProps {
  /** Number of papers that would be filed. */
  unsorted: number;
  onLeave(): void;
  /** Called with the first of the created topics. */
  onCreated(topicId: TopicId): void;
}

/** A preview of the first tree that the program proposes, before anything is written. */
export function SuggestedTree({ unsorted, onLeave, onCreated }: SuggestedTreeProps) {
  const client = usePanelClient();
  const acts = useActs();
  const [, setDeclined] = useOfferDeclined();
  return (
    <TreePreview
      title={message('offer_title')}
      total={unsorted}
      ask={() => client.proposeTree({})}
      left={(papers) => pluralMessage('offer_left', papers)}
      accept={message('offer_accept')}
      onAccept={async (topics) => {
        const papers = topics.reduce((sum, topic) => sum + topic.papers.length, 0);
        const sentence = pluralMessage('act_tree_created', topics.length, [formatCount(papers)]);
        const created = await acts.perform(client.createTree({ topics }), sentence);
        if (!created) return;
        onLeave();
        const [first] = created.topics;
        if (first) onCreated(first);
      }}
      onDecline={() => {
        setDeclined(true);
        onLeave();
      }}
    />
  );
}
