import type { PaperRow } from '@/components/data/library-queries';
import { WhyHere } from '@/components/features/papers/WhyHere';
import { TopicNameField } from '@/components/features/tree/TopicNameField';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { authorsInShort } from '@/components/i18n/authors';
import { inDays } from '@/components/i18n/numbers';
import { webAddress } from '@/components/ui/links/web-address';
import type { TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { KeyButton } from './KeyButton';
import { RankedTopics, rankedThere } from './RankedTopics';

interface QuestionCardProps {
  row: PaperRow;
  forest: TopicForest;
  /** Of the item that has the focus. */
  isActive: boolean;
  isOpen: boolean;
  /** A name for a new topic is being written. */
  isNaming: boolean;
  onOpen(): void;
  onFile(topicId: TopicId): void;
  onMove(): void;
  onName(): void;
  onNamed(name: string): void;
  onCancelName(): void;
  onSkip(): void;
}

/** A paper of which the filing was not sure: what it is, the likeliest branches, and other ways out. */
export function QuestionCard(props: QuestionCardProps) {
  const { row, forest, isActive, isOpen, isNaming, onOpen, onFile, onMove, onName, onSkip } = props;
  const { paper, placement } = row;
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
      <p class="inbox-why">
        {[authorsInShort(paper.authors), paper.published && inDays(paper.published)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isOpen && (
        <div class="inbox-details">
          <WhyHere placement={placement} forest={forest} />
          {paper.abstract && (
            <p class="paper-abstract" dir="auto">
              {paper.abstract}
            </p>
          )}
        </div>
      )}
      <RankedTopics
        ranked={rankedThere(placement.ranked, forest)}
        forest={forest}
        isActive={isActive}
        onFile={onFile}
      />
      <div class="inbox-answers">
        {isNaming ? (
          <TopicNameField
            name=""
            label={message('tree_new_name')}
            onName={props.onNamed}
            onCancel={props.onCancelName}
          />
        ) : (
          <KeyButton keys="N" tabIndex={tabIndex} onClick={onName}>
            {message('tree_new')}
          </KeyButton>
        )}
        <KeyButton keys="M" tabIndex={tabIndex} onClick={onMove}>
          {message('inbox_elsewhere')}
        </KeyButton>
        <KeyButton keys={message('key_space')} isQuiet tabIndex={tabIndex} onClick={onSkip}>
          {message('inbox_skip')}
        </KeyButton>
        <button type="button" class="text-button" tabIndex={tabIndex} aria-expanded={isOpen} onClick={onOpen}>
          {message(isOpen ? 'paper_less' : 'paper_more')}
        </button>
      </div>
    </div>
  );
}
