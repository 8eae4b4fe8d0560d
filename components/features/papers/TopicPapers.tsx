import type { RefObject } from 'preact';
import { useLive } from '@/components/data/use-live';
import { usePaperWindow } from '@/components/data/use-paper-window';
import { TopicPath } from '@/components/features/tree/TopicPath';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { pluralMessage } from '@/components/i18n/plural-message';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import { type PaperOrder, paperOrders } from '@/lib/domain/papers/paper-order';
import { message } from '@/lib/platform/messages';
import { OrderButton } from './OrderButton';
import { PaperList } from './PaperList';

interface TopicPapersProps {
  place: Place;
  focusWanted: RefObject<boolean>;
  onChoose(place: Place): void;
}

/** The papers of the chosen place, with its path above them. */
export function TopicPapers({ place, focusWanted, onChoose }: TopicPapersProps) {
  const tree = useTopicNodes();
  const [order, setOrder] = usePersistedState<PaperOrder>('paper-order', 'filed', isPaperOrder);
  const papers = usePaperWindow(place, order);
  const node = place === UNSORTED ? null : tree.byId.get(place);
  const name = node?.topic.name ?? message('panel_unsorted');

  if (papers.state === 'loading') return <div class="paper-list paper-list-loading" aria-busy="true" />;
  if (papers.state === 'failed')
    return <ErrorScreen error={papers.error} onRetry={() => location.reload()} />;
  const total = papers.value.ids.length;
  const header = (
    <>
      <h2 class="place-title">{place === UNSORTED ? name : <TopicPath topicId={place} />}</h2>
      <span class="place-count">{pluralMessage('panel_papers', total)}</span>
      {total > 1 && <OrderButton order={order} onOrder={setOrder} />}
    </>
  );
  if (total === 0)
    return (
      <section class="paper-list" aria-label={name}>
        <div class="paper-list-header">{header}</div>
        {node ? (
          <EmptyTopic node={node} onChoose={onChoose} />
        ) : (
          <EmptyState title={message('unsorted_empty')} />
        )}
      </section>
    );
  return (
    <>
      {place === UNSORTED && <FailingPapers />}
      <PaperList
        label={message('paper_list', [name])}
        header={header}
        source={papers.value}
        place={place}
        focusWanted={focusWanted}
      />
    </>
  );
}

function isPaperOrder(value: unknown): value is PaperOrder {
  return paperOrders.some((order) => order === value);
}

/** A topic without papers of its own; links to its subtopics, if there are any. */
function EmptyTopic({ node, onChoose }: { node: TopicNode; onChoose(place: Place): void }) {
  if (node.below === 0)
    return (
      <EmptyState title={message('topic_empty')}>
        <p>{message('topic_empty_hint')}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={pluralMessage('topic_empty_below', node.below)}>
      <ul class="branch-links">
        {node.children.map(({ topic, own, below }) => (
          <li key={topic.id}>
            <button type="button" class="text-button" onClick={() => onChoose(topic.id)}>
              <bdi>{topic.name}</bdi>
            </button>{' '}
            <span class="branch-count">{own + below}</span>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

/** A notice about papers that the engine could not file, so that they do not seem to wait for the person. */
function FailingPapers() {
  const queue = useLive((library) => library.readQueue(), []);
  if (queue.state !== 'ready' || queue.value.failing === 0) return null;
  return (
    <p class="notice-line" role="status">
      {pluralMessage('unsorted_failing', queue.value.failing)}
    </p>
  );
}
