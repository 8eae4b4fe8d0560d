import type { PaperRow } from '@/components/data/library-queries';
import type { PaperActions } from '@/components/features/papers/PaperList';
import { TopicPath, topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { CloseIcon, PlusIcon } from '@/components/ui/icons/icons';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';

interface PaperTopicsProps {
  row: PaperRow;
  forest: TopicForest;
  actions: PaperActions;
  onChoose(place: Place): void;
}

/** Every topic that the paper belongs to: the one it stands in, which can be another, and further ones. */
export function PaperTopics({ row, forest, actions, onChoose }: PaperTopicsProps) {
  const { paper, placement } = row;
  const { topicId } = placement;
  return (
    <>
      <ul class="chips">
        <li class="chip chip-primary">
          <button type="button" class="chip-name" onClick={() => onChoose(topicId)}>
            {topicId === UNSORTED ? (
              message('panel_unsorted')
            ) : (
              <TopicPath forest={forest} topicId={topicId} />
            )}
          </button>
        </li>
        {placement.also.map((also) => (
          <li key={also} class="chip">
            <button type="button" class="chip-name" onClick={() => onChoose(also)}>
              <TopicPath forest={forest} topicId={also} />
            </button>
            <button
              type="button"
              class="chip-remove"
              aria-label={message('detail_topic_remove', [topicPathText(forest, also)])}
              onClick={() => actions.takeFrom([paper.id], also)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      <div class="button-row">
        <button
          type="button"
          class="button"
          onClick={() =>
            actions.askPlace(
              [paper.id],
              placement.ranked.map((ranked) => ranked.topicId),
              () => undefined,
            )
          }
        >
          {message('paper_move')}
        </button>
        <button type="button" class="button" onClick={() => actions.askFurther([paper.id])}>
          <PlusIcon />
          {message('detail_topic_add')}
        </button>
      </div>
    </>
  );
}
