import type { ComponentChildren } from 'preact';
import type { PaperRow } from '@/components/data/library-queries';
import { TopicPath } from '@/components/features/tree/TopicPath';
import { remainingTopics } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { abbreviateAuthors, formatAuthors } from '@/components/i18n/format-authors';
import { formatDate } from '@/components/i18n/format-numbers-and-dates';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { IconButton } from '@/components/ui/icons/IconButton';
import { MoreIcon, OpenIcon, PdfIcon, StarIcon } from '@/components/ui/icons/icons';
import { webAddress } from '@/components/ui/links/web-address';
import { UNSORTED } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Paper } from '@/lib/domain/papers/paper';
import { keyPart, message } from '@/lib/platform/messages';
import { useListContext } from './list-state';
import { openPage, pageOf } from './open-paper-page';
import { PaperRowDetails } from './PaperRowDetails';
import { PlacementMark, placementState } from './PlacementMark';
import { RankedTopics } from './RankedTopics';

interface PaperRowContentProps {
  row: PaperRow;
  /** Index in the list. */
  index: number;
  /** Whether the row has the list's tab stop. */
  isActive: boolean;
  remark: ComponentChildren;
}

/** A paper in a list: its data, its place and the reason for it, and buttons that confirm or correct the place. */
export function PaperRowContent({ row, index, isActive, remark }: PaperRowContentProps) {
  const { selection, openMenu } = useListContext();
  const { paper } = row;
  return (
    <>
      <div class="paper-gutter" role="gridcell">
        <PlacementMark state={placementState(row.placement)} />
        <input
          type="checkbox"
          class="paper-check"
          tabIndex={-1}
          checked={selection.papers.has(paper.id)}
          aria-label={message('paper_select', [paper.title])}
          onClick={(event) => (event.shiftKey ? selection.extend(index) : selection.toggle(index))}
        />
      </div>
      <PaperBody row={row} isActive={isActive} remark={remark} />
      <div class="paper-end" role="gridcell">
        <OpenButtons paper={paper} tabIndex={isActive ? 0 : -1} />
        <IconButton
          label={message('paper_menu', [paper.title])}
          tabIndex={isActive ? 0 : -1}
          aria-haspopup="menu"
          onClick={(event) => openMenu(row, event.currentTarget.getBoundingClientRect())}
        >
          <MoreIcon />
        </IconButton>
      </div>
    </>
  );
}

/** Links to its page and its PDF, if they are known. */
function OpenButtons({ paper, tabIndex }: { paper: Paper; tabIndex: number }) {
  const page = pageOf(paper);
  const pdf = webAddress(paper.links.pdf);
  return (
    <>
      {page && (
        <IconButton label={message('paper_open_abs')} tabIndex={tabIndex} onClick={() => openPage(page)}>
          <OpenIcon />
        </IconButton>
      )}
      {pdf && (
        <IconButton label={message('paper_open_pdf')} tabIndex={tabIndex} onClick={() => openPage(pdf)}>
          <PdfIcon />
        </IconButton>
      )}
    </>
  );
}

function PaperBody({ row, isActive, remark }: Omit<PaperRowContentProps, 'index'>) {
  const tree = useTopicNodes();
  const { place, opened } = useListContext();
  const { paper, placement } = row;
  const { topicId } = placement;
  const state = placementState(placement);
  const ranked = remainingTopics(placement.ranked, tree);
  const isOpen = opened === paper.id;
  return (
    <div class="paper-body" role="gridcell">
      <div class="paper-title" dir="auto" data-open={isOpen}>
        <FormulaText text={paper.title} />
      </div>
      <PaperFacts row={row} isActive={isActive} isOpen={isOpen} />
      {remark}
      {topicId !== place && (
        <div class="paper-place">
          {place !== null && <span>{message('paper_also_here')} </span>}
          {topicId === UNSORTED ? message('panel_unsorted') : <TopicPath topicId={topicId} />}
        </div>
      )}
      {state === 'unsure' && ranked.length > 0 && (
        <RankedTopics paperId={paper.id} ranked={ranked} isActive={isActive} />
      )}
      {state === 'waiting' && <div class="paper-waiting">{message('paper_state_waiting')}</div>}
      {isOpen && <PaperRowDetails row={row} />}
    </div>
  );
}

interface PaperFactsProps {
  row: PaperRow;
  isActive: boolean;
  isOpen: boolean;
}

/** Authors, date and reading state in one line, and a button that expands the row. */
function PaperFacts({ row: { paper, placement }, isActive, isOpen }: PaperFactsProps) {
  const { setOpened } = useListContext();
  const tabIndex = isActive ? 0 : -1;
  const more = placement.topicId === UNSORTED ? 'paper_more' : 'paper_why';
  return (
    <div class="paper-meta" data-open={isOpen}>
      {creatorsOf(paper).length > 0 && (
        <span class="paper-authors" title={formatAuthors(creatorsOf(paper))} dir="auto">
          {isOpen ? formatAuthors(creatorsOf(paper)) : abbreviateAuthors(creatorsOf(paper))}
        </span>
      )}
      {paper.favourite && (
        <span class="paper-star" role="img" aria-label={message('paper_favourite')}>
          <StarIcon />
        </span>
      )}
      {paper.reading && <span>{message(`reading_${keyPart(paper.reading)}`)}</span>}
      {whenAndWhere(paper) && (
        <span class="paper-date" dir="auto">
          {whenAndWhere(paper)}
        </span>
      )}
      <button
        type="button"
        class="text-button"
        tabIndex={tabIndex}
        aria-expanded={isOpen}
        onClick={() => setOpened(isOpen ? null : paper.id)}
      >
        {message(isOpen ? 'paper_less' : more)}
      </button>
    </div>
  );
}

/** The venue with its year, or the date of a preprint. */
function whenAndWhere({ venue, publishedVersion, published }: Paper): string | undefined {
  const year = (publishedVersion?.published ?? published)?.slice(0, 4);
  const where = venue ?? publishedVersion?.venue;
  if (!where) return published && formatDate(published);
  return year && !where.includes(year) ? message('paper_venue_year', [where, year]) : where;
}
