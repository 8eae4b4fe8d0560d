import { pluralMessage } from '@/components/i18n/plural-message';
import { FIRST_TREE_PAPERS } from '@/lib/domain/topics/topic';
import { message } from '@/lib/platform/messages';
import { useOfferDeclined } from './use-offer-declined';
import './suggested-tree.css';

interface TreeOfferProps {
  unsorted: number;
  onShow(): void;
}

/** Shown instead of the tree while there are no topics: how a tree is made, and the offer of a first one. */
export function TreeOffer({ unsorted, onShow }: TreeOfferProps) {
  const [isDeclined, setDeclined] = useOfferDeclined();
  if (unsorted < FIRST_TREE_PAPERS)
    return <p class="tree-hint">{pluralMessage('offer_later', unsorted, [`${FIRST_TREE_PAPERS}`])}</p>;
  // After "not now", the offer is a single line.
  if (isDeclined)
    return (
      <p class="tree-hint">
        {message('offer_declined')}{' '}
        <button type="button" class="text-button" onClick={onShow}>
          {message('offer_show')}
        </button>
      </p>
    );
  return (
    <section class="offer-card" aria-label={message('offer_title')}>
      <h2>{message('offer_title')}</h2>
      <p>{pluralMessage('offer_text', unsorted)}</p>
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={onShow}>
          {message('offer_show')}
        </button>
        <button type="button" class="button" onClick={() => setDeclined(true)}>
          {message('offer_not_now')}
        </button>
      </div>
    </section>
  );
}
