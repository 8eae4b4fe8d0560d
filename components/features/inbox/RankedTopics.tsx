import { TopicPath } from '@/components/features/tree/TopicPath';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { inPercent } from '@/components/i18n/numbers';
import type { TopicId } from '@/lib/domain/ids';
import type { RankedTopic } from '@/lib/domain/placements/placement';
import { message } from '@/lib/platform/messages';
import './inbox.css';

interface RankedTopicsProps {
  ranked: readonly RankedTopic[];
  forest: TopicForest;
  /** Of the row that has the focus: its buttons can be reached, and the keys 1 to 3 stand for them. */
  isActive: boolean;
  onFile(topicId: TopicId): void;
}

/** Where the engine would put a paper of which it is not sure, one button each. */
export function RankedTopics({ ranked, forest, isActive, onFile }: RankedTopicsProps) {
  return (
    <div class="ranked-topics">
      {ranked.map(({ topicId, confidence }, index) => (
        <button
          key={topicId}
          type="button"
          class="ranked-topic"
          tabIndex={isActive ? 0 : -1}
          aria-keyshortcuts={isActive ? `${index + 1}` : undefined}
          onClick={() => onFile(topicId)}
        >
          <span class="unseen">{message('inbox_file_under')}</span>
          <TopicPath forest={forest} topicId={topicId} />
          <span class="ranked-confidence">{inPercent(confidence)}</span>
          <span class="key" aria-hidden="true">
            {index + 1}
          </span>
        </button>
      ))}
    </div>
  );
}

/** What of a ranking can still be chosen: topics may have gone since. */
export function rankedThere(ranked: readonly RankedTopic[], forest: TopicForest): RankedTopic[] {
  return ranked.filter(({ topicId }) => forest.byId.has(topicId));
}
