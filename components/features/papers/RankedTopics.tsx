import { TopicPath } from '@/components/features/tree/TopicPath';
import { formatMatch } from '@/components/i18n/format-match';
import type { PaperId } from '@/lib/domain/ids';
import type { RankedTopic } from '@/lib/domain/placements/placement';
import { message } from '@/lib/platform/messages';
import { usePaperCommands } from './paper-commands-context';
import './ranked-topics.css';

interface RankedTopicsProps {
  paperId: PaperId;
  /** Existing topics, as `remainingTopics` returns them. */
  ranked: readonly RankedTopic[];
  /** Whether the row has the focus: its buttons can be reached, and the keys 1 to 3 press them. */
  isActive: boolean;
}

/** The engine's guesses for a paper that it is not sure of: a button for each topic, which files the paper there. */
export function RankedTopics({ paperId, ranked, isActive }: RankedTopicsProps) {
  const commands = usePaperCommands();
  return (
    <div class="ranked-topics">
      {ranked.map(({ topicId, confidence }, index) => (
        <button
          key={topicId}
          type="button"
          class="ranked-topic"
          tabIndex={isActive ? 0 : -1}
          aria-keyshortcuts={isActive ? `${index + 1}` : undefined}
          onClick={() => commands.file([paperId], topicId)}
        >
          <span class="unseen">{message('inbox_file_under')}</span>
          <TopicPath topicId={topicId} />
          <span class="ranked-confidence">{formatMatch(confidence)}</span>
          <span class="key" aria-hidden="true">
            {index + 1}
          </span>
        </button>
      ))}
    </div>
  );
}
