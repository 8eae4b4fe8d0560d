import type { PaperRow } from '@/components/data/library-queries';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { TopicPath, topicPathText } from '@/components/features/tree/TopicPath';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { CloseIcon, PlusIcon } from '@/components/ui/icons/icons';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';

interface PaperTopicsProps {
  row: PaperRow;
  onChoose(place: Place): void;
}

/** The paper's topics: the primary topic, which can be changed, and the secondary ones. */
export function PaperTopics({ row, onChoose }: PaperTopicsProps) {
  const tree = useTopicNodes();
  const commands = usePaperCommands();
  const { paper, placement } = row;
  const { topicId } = placement;
  return (
    <>
      <ul class="chips">
        <li class="chip chip-primary">
          <button type="button" class="chip-name" onClick={() => onChoose(topicId)}>
            {topicId === UNSORTED ? message('panel_unsorted') : <TopicPath topicId={topicId} />}
          </button>
        </li>
        {placement.also.map((also) => (
          <li key={also} class="chip">
            <button type="button" class="chip-name" onClick={() => onChoose(also)}>
              <TopicPath topicId={also} />
            </button>
            <button
              type="button"
              class="chip-remove"
              aria-label={message('detail_topic_remove', [topicPathText(tree, also)])}
              onClick={() => commands.takeFrom([paper.id], also)}
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
            commands.askPlace(
              [paper.id],
              placement.ranked.map((ranked) => ranked.topicId),
            )
          }
        >
          {message('paper_move')}
        </button>
        <button type="button" class="button" onClick={() => commands.askFurther([paper.id])}>
          <PlusIcon />
          {message('detail_topic_add')}
        </button>
      </div>
    </>
  );
}
