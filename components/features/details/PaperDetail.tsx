import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import { useLive } from '@/components/data/use-live';
import { paperKeyCommand } from '@/components/features/papers/list-key-command';
import { PlacementMark, placementState } from '@/components/features/papers/PlacementMark';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { WhyHere } from '@/components/features/papers/WhyHere';
import { formatAuthors } from '@/components/i18n/format-authors';
import { formatDate } from '@/components/i18n/format-numbers-and-dates';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { useRegionKeys } from '@/components/ui/hooks/use-region-keys';
import { useReturnedFocus } from '@/components/ui/hooks/use-returned-focus';
import { BackIcon } from '@/components/ui/icons/icons';
import type { PaperId, Place } from '@/lib/domain/ids';
import { UNSORTED } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import { message } from '@/lib/platform/messages';
import { EditPaper } from './EditPaper';
import { Notes } from './Notes';
import { PaperLinks } from './PaperLinks';
import { PaperTopics } from './PaperTopics';
import { PublishedVersion } from './PublishedVersion';
import { ReadingButtons } from './ReadingButtons';
import { SimilarPapers } from './SimilarPapers';
import { Tags } from './Tags';
import { ValueSources } from './ValueSources';
import './detail.css';

interface PaperDetailProps {
  paperId: PaperId;
  /** True if the focus should go to the notes as soon as they are rendered. */
  noteWanted: RefObject<boolean>;
  onChoose(place: Place): void;
  onBack(): void;
}

/** A paper in full: its data, the reason for its place, and the person's notes, tags and reading state. */
export function PaperDetail({ paperId, noteWanted, onChoose, onBack }: PaperDetailProps) {
  const reading = useLive((library) => library.readPaperRows([paperId]), [paperId]);
  const back = useRef<HTMLButtonElement>(null);
  useReturnedFocus();
  useLayoutEffect(() => back.current?.focus(), [paperId]);
  const row = reading.state === 'ready' ? reading.value[0] : undefined;
  const commands = usePaperCommands();
  const section = useRef<HTMLElement>(null);
  const startNote = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!row || !noteWanted.current) return;
    noteWanted.current = false;
    startNote.current();
  }, [row]);
  const [isEditing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  useRegionKeys(section, (event) => {
    if (isEditing) return;
    if (isKey(event, 'n')) {
      event.preventDefault();
      return startNote.current();
    }
    if (isKey(event, 'e') && row) {
      event.preventDefault();
      return setEditing(true);
    }
    const command = paperKeyCommand(event);
    if (!command || !row) return;
    event.preventDefault();
    const { paper, placement } = row;
    commands.byKey(command, row, {
      papers: [paper.id],
      anchor: back.current?.getBoundingClientRect() ?? new DOMRect(),
      move: () =>
        commands.askPlace(
          [paper.id],
          placement.ranked.map(({ topicId }) => topicId),
        ),
    });
  });
  return (
    <section
      class="paper-detail"
      ref={section}
      aria-label={row?.paper.title ?? message('detail_label')}
      aria-busy={reading.state === 'loading'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onBack();
      }}
    >
      <div class="detail-header">
        <button
          ref={back}
          type="button"
          class="icon-button"
          aria-label={message('detail_back')}
          title={message('detail_back')}
          onClick={onBack}
        >
          <BackIcon />
        </button>
        {row && <ReadingButtons paper={row.paper} />}
        {row && (
          <button
            ref={edit}
            type="button"
            class="text-button"
            aria-pressed={isEditing}
            aria-keyshortcuts="E"
            onClick={() => setEditing(!isEditing)}
          >
            {message('edit_button')}
          </button>
        )}
      </div>
      {reading.state === 'failed' && <ErrorScreen error={reading.error} onRetry={() => location.reload()} />}
      {reading.state === 'ready' && !row && <p class="detail-gone">{message('detail_gone')}</p>}
      {row && isEditing && (
        <EditPaper
          key={paperId}
          paper={row.paper}
          onLeave={() => {
            setEditing(false);
            edit.current?.focus();
          }}
        />
      )}
      {row && !isEditing && <DetailBody key={paperId} row={row} startNote={startNote} onChoose={onChoose} />}
    </section>
  );
}

function isKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, letter: string): boolean {
  return key.toLowerCase() === letter && !ctrlKey && !metaKey && !altKey;
}

interface DetailBodyProps extends Pick<PaperDetailProps, 'onChoose'> {
  row: PaperRow;
  startNote: RefObject<() => void>;
}

function DetailBody({ row, startNote, onChoose }: DetailBodyProps) {
  const commands = usePaperCommands();
  const { paper, placement } = row;
  const venue = paper.venue ?? paper.journalReference;
  const { topicId } = placement;
  return (
    <div class="detail-body">
      <div>
        <h2 class="detail-title" dir="auto">
          <FormulaText text={paper.title} />
        </h2>
        {creatorsOf(paper).length > 0 && (
          <p class="detail-authors" dir="auto">
            {formatAuthors(creatorsOf(paper))}
          </p>
        )}
        <p class="detail-facts">
          {paper.published && <span>{formatDate(paper.published)}</span>}
          {venue && <span dir="auto">{venue}</span>}
          {paper.categories.length > 0 && <span>{paper.categories.join(', ')}</span>}
        </p>
        <PublishedVersion paper={paper} />
        <PaperLinks paper={paper} />
      </div>
      <Notes paper={paper} start={startNote} />
      <Tags paper={paper} />
      <section aria-label={message('detail_topics')}>
        <h3 class="detail-heading">
          {message('detail_topics')} <PlacementMark state={placementState(placement)} />
        </h3>
        <PaperTopics row={row} onChoose={onChoose} />
        <details class="detail-why">
          <summary>{message('paper_why')}</summary>
          <WhyHere placement={placement} onOpen={commands.open} />
        </details>
        {topicId !== UNSORTED && placementState(placement) === 'program' && (
          <button type="button" class="button" onClick={() => commands.keep([paper.id], topicId)}>
            {message('paper_keep')}
          </button>
        )}
      </section>
      {paper.abstract && (
        <section aria-label={message('detail_abstract')}>
          <h3 class="detail-heading">{message('detail_abstract')}</h3>
          <p class="detail-abstract" dir="auto">
            <FormulaText text={paper.abstract} />
          </p>
        </section>
      )}
      <ValueSources paper={paper} />
      <SimilarPapers paperId={paper.id} onOpen={commands.open} />
    </div>
  );
}
