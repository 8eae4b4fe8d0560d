import { RankedTopics } from '@/components/features/papers/RankedTopics';
import { WhyHere } from '@/components/features/papers/WhyHere';
import { TopicNameField } from '@/components/features/tree/TopicNameField';
import { remainingTopics } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { abbreviateAuthors } from '@/components/i18n/format-authors';
import { formatMatch } from '@/components/i18n/format-match';
import { formatDate } from '@/components/i18n/format-numbers-and-dates';
import { webAddress } from '@/components/ui/links/web-address';
import { UNSORTED } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import { message } from '@/lib/platform/messages';
import { useInboxContext } from './inbox-state';
import { KeyButton } from './KeyButton';
import type { Question } from './use-inbox';

interface QuestionCardProps {
  item: Question;
  /** Whether the item has the focus. */
  isActive: boolean;
}

/**
 * A paper that the program is not sure of, in Unsorted or filed: its data, the most likely topics, and other answers.
 */
export function QuestionCard({ item, isActive }: QuestionCardProps) {
  const tree = useTopicNodes();
  const { opened } = useInboxContext();
  const isOpen = opened === item.id;
  const { paper, placement } = item.row;
  const abs = webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
  const tabIndex = isActive ? 0 : -1;
  return (
    <div class="inbox-body" role="gridcell">
      <p class="inbox-what" dir="auto">
        {abs ? (
          <a href={abs} target="_blank" rel="noopener noreferrer" tabIndex={tabIndex}>
            {paper.title}
          </a>
        ) : (
          paper.title
        )}
      </p>
      {placement.topicId !== UNSORTED && (
        <p class="inbox-why">{message('inbox_worth_a_look', [formatMatch(placement.confidence ?? 0)])}</p>
      )}
      <p class="inbox-why">
        {[abbreviateAuthors(creatorsOf(paper)), paper.published && formatDate(paper.published)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isOpen && (
        <div class="inbox-details">
          <WhyHere placement={placement} />
          {paper.abstract && (
            <p class="paper-abstract" dir="auto">
              {paper.abstract}
            </p>
          )}
        </div>
      )}
      <RankedTopics paperId={paper.id} ranked={remainingTopics(placement.ranked, tree)} isActive={isActive} />
      <QuestionAnswers item={item} isActive={isActive} />
    </div>
  );
}

/** Answers beside the guesses: a new topic, another place, or later. */
function QuestionAnswers({ item, isActive }: QuestionCardProps) {
  const state = useInboxContext();
  const isOpen = state.opened === item.id;
  const tabIndex = isActive ? 0 : -1;
  return (
    <div class="inbox-answers">
      {state.naming === item.id ? (
        <TopicNameField
          name=""
          label={message('tree_new_name')}
          onName={(name) => state.fileUnderNew(item, name)}
          onCancel={() => state.setNaming(null)}
        />
      ) : (
        <KeyButton keys="N" tabIndex={tabIndex} onClick={() => state.setNaming(item.id)}>
          {message('tree_new')}
        </KeyButton>
      )}
      <KeyButton keys="M" tabIndex={tabIndex} onClick={() => state.askPlace(item)}>
        {message('inbox_elsewhere')}
      </KeyButton>
      <KeyButton keys={message('key_space')} isQuiet tabIndex={tabIndex} onClick={() => state.skip(item)}>
        {message('inbox_skip')}
      </KeyButton>
      <button
        type="button"
        class="text-button"
        tabIndex={tabIndex}
        aria-expanded={isOpen}
        onClick={() => state.toggleOpen(item)}
      >
        {message(isOpen ? 'paper_less' : 'paper_more')}
      </button>
    </div>
  );
}
