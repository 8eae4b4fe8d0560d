import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { errorSentence } from '@/components/i18n/error-sentence';
import { formatPercent } from '@/components/i18n/numbers';
import { type PagePaper, type PaperView, UNDO_OFFERED_MS } from '@/components/page/paper/page-paper';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import { message } from '@/lib/platform/messages';
import { formatPath, markState } from './format-mark';
import { PlaceMenu } from './PlaceMenu';

interface PillProps {
  paper: PagePaper;
  view: PaperView;
  /** Among others, where it helps to choose, a pill says how new its paper is. */
  isInList?: boolean;
}

/** What is known of a paper and what can be done with it, in one line. */
export function Pill({ paper, view, isInList = false }: PillProps) {
  const words = useRef<HTMLSpanElement>(null);
  const pill = useRef<HTMLDivElement>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const state = markState(view);
  const isSaved = view.mark.state !== 'unsaved';
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const isInUse = pill.current?.matches(':hover, :focus-within') ?? false;
  const offersUndo = paper.offersUndo(isInUse);
  useEffect(() => {
    if (!offersUndo) return;
    const timer = setTimeout(redraw, UNDO_OFFERED_MS);
    return () => clearTimeout(timer);
  }, [view, offersUndo]);

  const save = () => {
    // The button goes; who pressed it by key stays in the pill.
    words.current?.focus({ preventScroll: true });
    paper.save();
  };
  const undo = (event: MouseEvent) => {
    // The second half of a double click on "Save" falls on "Undo".
    if (event.detail > 1) return;
    words.current?.focus({ preventScroll: true });
    if (state === 'not-interested') paper.notInterested(false);
    else paper.undo();
  };
  const closeMenu = (how: 'done' | 'left') => {
    if (how === 'done') words.current?.focus({ preventScroll: true });
    setMenuOpen(false);
  };

  return (
    <div
      ref={pill}
      role="none"
      class={view.problem ? 'pill troubled' : 'pill'}
      data-state={state}
      onPointerLeave={redraw}
      onFocusOut={() => setTimeout(redraw)}
    >
      {/* First: the words grow when the suggestion comes, and a button must not move away under the pointer. */}
      {!isSaved && state !== 'saving' && (
        <button type="button" class="primary" onClick={save}>
          {message(view.problem?.request === 'save' ? 'mark_try_again' : 'mark_save')}
        </button>
      )}
      <span class="words" tabIndex={-1} ref={words}>
        <PillWords view={view} isInList={isInList} />
      </span>
      {state === 'needs-person' && (
        <button type="button" class="primary" onClick={() => setMenuOpen(true)}>
          {message('mark_choose')}
        </button>
      )}
      {(offersUndo || state === 'not-interested') && (
        <button type="button" onClick={undo}>
          {message('mark_undo')}
        </button>
      )}
      <button
        type="button"
        class="icon"
        aria-label={message('mark_menu')}
        title={message('mark_menu')}
        aria-haspopup="dialog"
        aria-expanded={isMenuOpen}
        onClick={() => setMenuOpen(!isMenuOpen)}
      >
        <PillIcon path="M4 6.5 8 10.5 12 6.5" />
      </button>
      <button
        type="button"
        class="icon panel"
        aria-label={message('mark_open_panel')}
        title={message('mark_open_panel')}
        onClick={() => paper.openPanel()}
      >
        <PillIcon path="M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3ZM9.5 3v10" />
      </button>
      {isMenuOpen && pill.current && (
        <PlaceMenu paper={paper} view={view} anchor={pill.current} onClose={closeMenu} />
      )}
    </div>
  );
}

function PillIcon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" class="line" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function PillWords({ view, isInList }: { view: PaperView; isInList: boolean }) {
  const { mark, suggestion, problem } = view;
  if (problem) return <>{errorSentence(problem.error)}</>;
  switch (markState(view)) {
    case 'saving':
      return <>{message('mark_saving')}</>;
    case 'filing':
      return <>{message('mark_filing')}</>;
    case 'needs-person':
      return <>{message('mark_needs_person')}</>;
    case 'not-interested':
      return <>{message('mark_not_interested')}</>;
    case 'filed':
      return <Branch path={mark.state === 'filed' ? mark.path : []} />;
    default:
      if (!suggestion) return <>{message('mark_not_saved')}</>;
      return (
        <>
          <Branch path={suggestion.path} />
          {suggestion.confidence > 0 && <span class="share"> · {formatPercent(suggestion.confidence)}</span>}
          {isInList && suggestion.outlierRank !== null && (
            <span class="share" title={message('mark_outlier_rank_what')}>
              {' '}
              · {message('mark_outlier_rank', [formatPercent(suggestion.outlierRank)])}
            </span>
          )}
        </>
      );
  }
}

/** The last two names of a path; the whole of it on pointing. */
function Branch({ path }: { path: TopicPath }) {
  const last = path.slice(-2);
  return (
    <span class="path" title={formatPath(path)}>
      {path.length > 2 && <span class="separator">… › </span>}
      {last.length === 0 && message('panel_unsorted')}
      {last.map((name, index) => (
        <span key={index}>
          {index > 0 && <span class="separator"> › </span>}
          <bdi>{name}</bdi>
        </span>
      ))}
    </span>
  );
}
