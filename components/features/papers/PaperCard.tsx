import type { ComponentChildren } from 'preact';
import type { PaperRow } from '@/components/data/library-queries';
import { RankedTopics, rankedThere } from '@/components/features/inbox/RankedTopics';
import { TopicPath } from '@/components/features/tree/TopicPath';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { authorsInFull, authorsInShort } from '@/components/i18n/authors';
import { inDays } from '@/components/i18n/numbers';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { MoreIcon, StarIcon } from '@/components/ui/icons/icons';
import { webAddress } from '@/components/ui/links/web-address';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { PlacementMark, placementState } from './PlacementMark';
import { WhyHere } from './WhyHere';

interface PaperCardProps {
  row: PaperRow;
  forest: TopicForest;
  /** The row that has the list's one tab stop. */
  isActive: boolean;
  isMarked: boolean;
  isOpen: boolean;
  /** Whether the paper's branch is named: not where the list is of that branch anyway. */
  showsPlace: boolean;
  remark?: ComponentChildren;
  onMark(event: MouseEvent): void;
  /** Why it is here, and its abstract, right in the list. */
  onUnfold(): void;
  /** Shows a paper whole: this one, or one that it is near. */
  onOpen(paper: PaperId): void;
  onFile(topicId: TopicId): void;
  onKeep(): void;
  onReject(): void;
  onMove(): void;
  onMenu(anchor: DOMRect): void;
}

/** A paper in a list: what it is, where it stands and why, and the one click that confirms or mends it. */
export function PaperCard(props: PaperCardProps) {
  const {
    row,
    forest,
    isActive,
    isMarked,
    isOpen,
    showsPlace,
    remark,
    onMark,
    onUnfold,
    onOpen,
    onFile,
    onKeep,
    onReject,
    onMove,
    onMenu,
  } = props;
  const { paper, placement } = row;
  const state = placementState(placement);
  const ranked = rankedThere(placement.ranked, forest);
  const abs = webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
  const pdf = webAddress(paper.links.pdf);
  const tabIndex = isActive ? 0 : -1;
  const { topicId } = placement;
  return (
    <>
      <div class="paper-gutter" role="gridcell">
        <PlacementMark state={state} />
        <input
          type="checkbox"
          class="paper-check"
          tabIndex={-1}
          checked={isMarked}
          aria-label={message('paper_select', [paper.title])}
          onClick={onMark}
        />
      </div>
      <div class="paper-body" role="gridcell">
        <div class="paper-title" dir="auto" data-open={isOpen}>
          {abs ? (
            <a href={abs} target="_blank" rel="noopener noreferrer" tabIndex={tabIndex} draggable={false}>
              <FormulaText text={paper.title} />
            </a>
          ) : (
            <FormulaText text={paper.title} />
          )}
        </div>
        <div class="paper-meta" data-open={isOpen}>
          {paper.authors.length > 0 && (
            <span class="paper-authors" title={authorsInFull(paper.authors)} dir="auto">
              {isOpen ? authorsInFull(paper.authors) : authorsInShort(paper.authors)}
            </span>
          )}
          {paper.favourite && (
            <span class="paper-star" role="img" aria-label={message('paper_favourite')}>
              <StarIcon />
            </span>
          )}
          {paper.reading && <span>{message(`reading_${paper.reading.replace('-', '_')}`)}</span>}
          {paper.published && <span class="paper-date">{inDays(paper.published)}</span>}
          {pdf && (
            <a href={pdf} target="_blank" rel="noopener noreferrer" tabIndex={tabIndex}>
              {message('paper_pdf')}
            </a>
          )}
          <button
            type="button"
            class="text-button"
            tabIndex={tabIndex}
            aria-expanded={isOpen}
            onClick={onUnfold}
          >
            {message(isOpen ? 'paper_less' : topicId === UNSORTED ? 'paper_more' : 'paper_why')}
          </button>
        </div>
        {remark}
        {showsPlace && (
          <div class="paper-place">
            {topicId === UNSORTED ? (
              message('panel_unsorted')
            ) : (
              <TopicPath forest={forest} topicId={topicId} />
            )}
          </div>
        )}
        {state === 'unsure' && ranked.length > 0 && (
          <RankedTopics ranked={ranked} forest={forest} isActive={isActive} onFile={onFile} />
        )}
        {state === 'waiting' && <div class="paper-waiting">{message('paper_state_waiting')}</div>}
        {isOpen && (
          <div class="paper-details">
            <WhyHere placement={placement} forest={forest} onOpen={onOpen} />
            <div class="paper-acts">
              {state === 'program' && (
                <>
                  <button type="button" class="button" onClick={onKeep}>
                    {message('paper_keep')}
                  </button>
                  <button type="button" class="button" onClick={onReject}>
                    {message('paper_reject')}
                  </button>
                </>
              )}
              <button type="button" class="button" onClick={() => onOpen(paper.id)}>
                {message('paper_open_detail')}
              </button>
              <button type="button" class="button" onClick={onMove}>
                {message('paper_move')}
              </button>
            </div>
            {paper.abstract && (
              <p class="paper-abstract" dir="auto">
                <FormulaText text={paper.abstract} />
              </p>
            )}
          </div>
        )}
      </div>
      <div class="paper-end" role="gridcell">
        <button
          type="button"
          class="icon-button"
          tabIndex={tabIndex}
          aria-label={message('paper_menu', [paper.title])}
          aria-haspopup="menu"
          onClick={(event) => onMenu(event.currentTarget.getBoundingClientRect())}
        >
          <MoreIcon />
        </button>
      </div>
    </>
  );
}
