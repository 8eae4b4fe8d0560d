import { usePanelClient } from '@/components/data/panel-client';
import { useActs } from '@/components/features/acts/acts';
import { TreePreview } from '@/components/features/suggested-tree/TreePreview';
import { useOfferDeclined } from '@/components/features/suggested-tree/use-offer-declined';
import { pluralMessage } from '@/components/i18n/plural-message';
import { message } from '@/lib/platform/messages';

interface SuggestedTreeProps {
  /** Papers that would be sorted. */
  unsorted: number;
  onLeave(): void;
}

/** The first tree that the program proposes, before anything is written. */
export function SuggestedTree({ unsorted, onLeave }: SuggestedTreeProps) {
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
        if (await acts.perform(client.createTree({ topics }), message('act_tree_created'))) onLeave();
      }}
      onDecline={() => {
        setDeclined(true);
        onLeave();
      }}
    />
  );
}
